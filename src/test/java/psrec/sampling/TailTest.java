package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import psrec.metric.Metric;
import psrec.recording.Sample;

class TailTest {
    private final Tail tail = new Tail();
    private final Sample sample = new Sample();

    @Test
    void rowsAreKeptOldestFirst() {
        add(3);
        assertThat(tail.rows()).extracting(Sample::elapsedMicros).containsExactly(0L, 1L, 2L);
    }

    @Test
    void noMoreAreKeptThanSinksCanCorrect() {
        add(SampleSink.CORRECTABLE_ROWS);
        assertThat(tail.rows()).hasSize(SampleSink.CORRECTABLE_ROWS);
        add(SampleSink.CORRECTABLE_ROWS + 1);
        assertThat(tail.rows())
                .extracting(Sample::elapsedMicros)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, SampleSink.CORRECTABLE_ROWS)
                        .boxed()
                        .toList());
    }

    @Test
    void keptRowsAreCopies() {
        sample.elapsedMicros(5);
        sample.value(Metric.CPU, 50);
        tail.add(sample);
        sample.elapsedMicros(6);
        sample.value(Metric.CPU, 60);
        assertThat(tail.rows().getFirst().elapsedMicros()).isEqualTo(5);
        assertThat(tail.rows().getFirst().value(Metric.CPU)).isEqualTo(50);
        assertThat(tail.rows().getFirst().value(Metric.RSS)).isNaN();
    }

    private void add(int untilRows) {
        for (int i = tail.rows().size(); i < untilRows; i++) {
            sample.elapsedMicros(i);
            tail.add(sample);
        }
    }
}
