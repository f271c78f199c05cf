package psrec.linux;

import java.util.function.ToDoubleFunction;
import psrec.metric.Metric;

/// Where each gauge is read: one row a metric.
enum ProcGauge {
    RSS(Metric.RSS, probe -> probe.residentBytes()),
    THREADS(Metric.THREADS, probe -> probe.stat().threads),
    PROCESSES(Metric.PROCESSES, probe -> 1);

    final Metric metric;
    final ToDoubleFunction<LinuxProbe> value;

    ProcGauge(Metric metric, ToDoubleFunction<LinuxProbe> value) {
        this.metric = metric;
        this.value = value;
    }
}
