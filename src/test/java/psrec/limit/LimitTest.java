package psrec.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.process.UserException;
import psrec.recording.Column;
import psrec.stats.Recordings;
import psrec.stats.Summary;
import psrec.stats.Total;

class LimitTest {
    private static final List<Column> COLUMNS = List.of(Column.CPU, Column.RSS, Column.THREADS);
    private static final Summary RUN = Recordings.run("a.csv", 10, 5, 100);

    @ParameterizedTest
    @CsvSource({
        "peak_rss_bytes=512MiB, 536870912",
        "peak_rss_bytes=1.5GiB, 1610612736",
        "peak_rss_bytes=2TiB, 2199023255552",
        "peak_rss_bytes=100kB, 100000",
        "peak_rss_bytes=100 MB, 100000000",
        "peak_rss_bytes=3GB, 3000000000",
        "peak_rss_bytes=1TB, 1000000000000",
        "peak_rss_bytes=7KiB, 7168",
        "peak_rss_bytes=7B, 7",
        "peak_rss_bytes=0, 0",
        "cpu_s=30, 30",
        "cpu_s=30s, 30",
        "cpu_s=.5, 0.5",
        "cpu_s=250ms, 0.25",
        "wall_s=2min, 120",
        "wall_s=2m, 120",
        "wall_s = 1.5 h, 5400",
        "p95_cpu_percent=80%, 80",
        "p95_cpu_percent=80, 80",
        "memory_gib_h=1.5, 1.5",
        "memory_gib_h=512MiB h, 0.5",
        "max_threads=12, 12",
    })
    void aNumberMayHaveTheUnitsOfItsKind(String text, double value) {
        assertThat(Limit.max(text, COLUMNS).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "peak_rss_bytes=512X", "peak_rss_bytes=", "peak_rss_bytes=MiB", "peak_rss_bytes=-1",
                        "peak_rss_bytes=1e3",
                "peak_rss_bytes=5s", "peak_rss_bytes=5%", "peak_rss_bytes=NaN", "peak_rss_bytes=1.2.3",
                        "peak_rss_bytes=.",
                "peak_rss_bytes=512mib", "peak_rss_bytes=1=2", "peak_rss_bytes=٣"
            })
    void whatIsNoNumberOfItsKindIsRefused(String text) {
        refused(
                () -> Limit.max(text, COLUMNS),
                "'" + text.substring(text.indexOf('=') + 1) + "' is no limit for peak_rss_bytes;"
                        + " give bytes, or a number with a unit: 1048576, 512MiB, 1.5GiB, 100kB, 2GB");
    }

    @Test
    void whatIsNoLimitAtAllIsRefused() {
        refused(
                () -> Limit.max("peak_rss_bytes", COLUMNS),
                "'peak_rss_bytes' is no limit; give a name and a number: --max peak_rss_bytes=512MiB");
        refused(
                () -> Limit.failIf("cpu_s=3", COLUMNS),
                "'cpu_s=3' is no condition; give a name, one of > >= < <=, and a number: --fail-if 'peak_rss_bytes>512MiB'");
        refused(() -> Limit.failIf("max_threads>2 s", COLUMNS), "'2 s' is no limit for max_threads; give a number: 12");
        assertThatThrownBy(() -> Limit.failIf("cpu>3", COLUMNS)).hasMessageContaining("there is no number 'cpu'");
    }

    @ParameterizedTest
    @CsvSource({
        "cpu_s>4.9, FAILED", "cpu_s>5, PASSED", "cpu_s>5.1, PASSED",
        "cpu_s>=4.9, FAILED", "cpu_s>=5, FAILED", "cpu_s>=5.1, PASSED",
        "cpu_s<4.9, PASSED", "cpu_s<5, PASSED", "cpu_s<5.1, FAILED",
        "cpu_s<=4.9, PASSED", "cpu_s<=5, FAILED", "cpu_s<=5.1, FAILED",
        "max_threads>1, UNKNOWN",
    })
    void aConditionThatIsMetFails(String condition, Check.Verdict verdict) {
        assertThat(Limit.failIf(condition, COLUMNS).check(RUN).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "max_read_bytes_per_s=10MiB/s, 10485760",
        "mean_read_bytes_per_s=2kB/s, 2000",
        "max_read_bytes_per_s=7, 7",
        "mean_user_cpu_s_per_s=1.5, 1.5",
        "max_rx_packets_per_s=3, 3",
        "total_read_bytes=1KiB, 1024",
    })
    void whatACounterMayGrowHasUnitsToo(String text, double value) {
        List<Column> counters = List.of(new Column("read_bytes"), new Column("user_cpu_s"), new Column("rx_packets"));
        assertThat(Limit.max(text, counters).value()).isEqualTo(value);
    }

    @Test
    void whatIsAtTheMaximumPassesAndWhatIsAboveFails() {
        assertThat(Limit.max("peak_rss_bytes=100", COLUMNS).check(RUN).passed()).isTrue();
        assertThat(Limit.max("peak_rss_bytes=99", COLUMNS).check(RUN).passed()).isFalse();
    }

    @Test
    void aBaselineLimitsWhatMattersAndIsKnown() {
        Summary base = Recordings.run("base.csv", 100, 40, Double.NaN);
        assertThat(Limit.ofBaseline(base, 5, "5%"))
                .containsExactly(
                        new Limit(Total.WALL, Bound.AT_MOST, 105, "base.csv + 5%"),
                        new Limit(Total.CPU, Bound.AT_MOST, 42, "base.csv + 5%"));
    }

    @Test
    void aToleranceIsAPercentage() {
        assertThat(Limit.tolerancePercent("5%")).isEqualTo(5);
        assertThat(Limit.tolerancePercent("0 %")).isZero();
        for (String text : List.of("5", "0.05", "%", "-5%", "five%")) {
            refused(
                    () -> Limit.tolerancePercent(text),
                    "'" + text + "' is no tolerance; give a percentage: --tolerance 5%");
        }
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UserException.class,
                        trouble -> assertThat(trouble.exitCode()).isEqualTo(2))
                .hasMessage(sentence);
    }
}
