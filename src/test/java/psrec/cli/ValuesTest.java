package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void everyOptionOfAFileIsCompletedAsOne() {
        for (Option option : Option.values()) {
            boolean file = String.valueOf(option.value()).startsWith("<file>");
            assertThat(Values.of(option) instanceof Values.Files)
                    .as(option.dashed())
                    .isEqualTo(file);
        }
    }

    @Test
    void whatIsKnownBeforehandIsOffered() {
        assertThat(Values.of(Option.CSV_STYLE)).hasToString("Word[words=[psrec]]");
        assertThat(Values.of(Option.COLUMNS))
                .hasToString("Several[words=[elapsed_s, cpu_percent, rss_bytes, threads, processes]]");
        assertThat(((Values.Beginning) Values.of(Option.MAX)).words()).contains("peak_rss_bytes=");
        assertThat(((Values.Word) Values.of(Option.SORT)).words()).contains("cpu_s");
        assertThat(Values.of(Option.INTERVAL)).isInstanceOf(Values.Anything.class);
    }
}
