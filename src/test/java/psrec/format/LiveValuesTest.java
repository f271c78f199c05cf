package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveValuesTest {
    private final List<String> lines = new ArrayList<>();
    private final LiveValues live = new LiveValues(lines::add);

    @Test
    void valuesStandBelowEachOther() {
        live.begin(Runs.sleep(1000));
        live.row(Runs.row(0, Double.NaN, 1_204_224, 1, 1));
        live.row(Runs.row(1_000_061, 50.04, 1_288_490_189, 12, 3));
        live.row(Runs.row(3_600_000_000L, 100));
        live.correct(List.of());
        live.end(Runs.end());
        assertThat(String.join("\n", lines) + "\n").isEqualTo("""
                     0.000 s  cpu        -  rss    1.1 MiB  threads     1  processes     1
                     1.000 s  cpu   50.0 %  rss    1.2 GiB  threads    12  processes     3
                  3600.000 s  cpu  100.0 %  rss          -  threads     -  processes     -
                """);
    }
}
