package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PsrecCsvTest {
    private static final String FILE = """
            #@ psrec: 0.1.0
            #@ started: 2026-11-24T04:46:43.302Z
            #@ command: ["sh","-c","echo \\"µ\\""]
            #@ pid: 22776
            #@ host: build-7
            #@ interval_s: 0.5
            #@ scope: tree
            #@ cputype: normalised
            #@ systhreads: 4
            elapsed_s,cpu_percent,rss_bytes,threads,processes
            0.000000,,1904640,2,2
            0.501858,50.244,83755008,20,1
            1.002448,13.917,,,
            #@ outcome: exited 0
            #@ wall_s: 1.002448
            #@ cpu_s: 0.533834
            #@ cpu_complete: no (one; two)
            #@ peak_rss_bytes: 83755008
            #@ missed_ticks: 1
            """;
    private static final String READ = """
            run.csv by psrec CSV, command [sh, -c, echo "µ"], host 'build-7', started 2026-11-24T04:46:43.302Z, interval 0.5, 100 % = 4.0 CPUs of 4
            elapsed_s cpu_percent rss_bytes threads processes
            0 - 1904640 2 2
            0.501858 50.244 83755008 20 1
            1.002448 13.917 - - -
            complete, outcome 'exited 0', wall 1.002448, CPU 0.533834, gaps 'one; two', peak 8.3755008E7, missed 1.0, remarks []
            """;

    @Test
    void wholeFileIsRead() {
        assertThat(Reading.of(FILE)).isEqualTo(READ);
    }

    @Test
    void lineEndsMarksAndBlanksOfOtherSystemsChangeNothing() {
        assertThat(Reading.of(FILE.replace("\n", "\r\n"))).isEqualTo(READ);
        assertThat(Reading.of("\ufeff" + FILE)).isEqualTo(READ);
        assertThat(Reading.of("\n \n" + FILE + "\n\n")).isEqualTo(READ);
        assertThat(Reading.of(FILE.stripTrailing())).isEqualTo(READ);
        assertThat(Reading.of(FILE.replace(",", " ,\t"))).isEqualTo(READ.replace("[sh, -c, ", "[sh, -c, "));
    }

    @Test
    void absoluteCpuIsOfOneCpu() {
        assertThat(Reading.of(FILE.replace("normalised", "absolute"))).contains("100 % = 1.0 CPUs of 4");
    }

    @Test
    void columnsAreReadByName() {
        assertThat(Reading.of("""
                # made by hand
                rss_bytes,pss_bytes,elapsed_s
                1,2,0.5
                # nothing happened
                3,,1
                """)).isEqualTo("""
                run.csv by psrec CSV, command [], host '', started null, interval NaN, 100 % = NaN CPUs of 0
                elapsed_s rss_bytes pss_bytes
                0.5 1 2
                1 3 -
                complete, outcome '', wall NaN, CPU NaN, gaps '', peak NaN, missed NaN, remarks []
                """);
    }
}
