package psrec.linux;

import java.util.function.ToDoubleFunction;
import psrec.metric.Metric;

/// Where each gauge is read: one row a metric.
enum ProcGauge {
    RSS(Metric.RSS, Kind.USE, probe -> probe.residentBytes()),
    THREADS(Metric.THREADS, Kind.STATE, probe -> probe.stat().threads),
    PROCESSES(Metric.PROCESSES, Kind.STATE, probe -> 1);

    /// When a gauge changes.
    enum Kind {
        /// Only where a process or a thread is born or ends: read with `stat`.
        STATE,
        /// Whenever the process runs.
        USE
    }

    final Metric metric;
    final Kind kind;
    final ToDoubleFunction<LinuxProbe> value;

    ProcGauge(Metric metric, Kind kind, ToDoubleFunction<LinuxProbe> value) {
        this.metric = metric;
        this.kind = kind;
        this.value = value;
    }
}
