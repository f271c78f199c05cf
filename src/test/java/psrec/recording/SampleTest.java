package psrec.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import psrec.metric.Metric;

class SampleTest {
    @Test
    void nothingIsKnownAtFirst() {
        assertThat(Metric.all()).allMatch(metric -> Double.isNaN(new Sample().value(metric)));
    }

    @Test
    void timeIsAValueLikeTheOthers() {
        Sample sample = new Sample();
        sample.elapsedMicros(1_500_001);
        assertThat(sample.value(Metric.ELAPSED)).isEqualTo(1.500001);
        assertThat(sample.elapsedMicros()).isEqualTo(1_500_001);
    }
}
