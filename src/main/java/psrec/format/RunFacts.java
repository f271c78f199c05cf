package psrec.format;

import psrec.recording.PeakRss;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.view.Human;

/// The facts of a run that psrec records: what is true of the whole of it.
final class RunFacts {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MICRO_DECIMALS = 6;

    private RunFacts() {}

    /// What is known when it begins.
    static Facts of(RunInfo run) {
        return new Facts()
                .put(Facts.VERSION, run.version())
                .put(Facts.STARTED, Utc.text(run.started()))
                .put(Facts.COMMAND, Json.array(run.command()))
                .put(Facts.PID, Integer.toString(run.pid()))
                .put(Facts.HOST, run.host())
                .put(Facts.INTERVAL, seconds(run.intervalNanos()))
                .put(Facts.SCOPE, run.scope().word())
                .put(Facts.CPU_TYPE, run.cpuScale().word())
                .put(Facts.CPUS, Integer.toString(run.onlineCpus()));
    }

    /// What is known when it has ended.
    static Facts of(RunEnd end) {
        Facts facts = new Facts()
                .put(Facts.OUTCOME, end.outcome().text())
                .put(Facts.WALL, Human.fixed(end.wallNanos() / NANOS_PER_SECOND, MICRO_DECIMALS))
                .put(Facts.CPU_SECONDS, Human.fixed(end.cpuNanos() / NANOS_PER_SECOND, MICRO_DECIMALS));
        if (!end.cpuGaps().isEmpty()) {
            facts.put(Facts.CPU_COMPLETE, Facts.INCOMPLETE + String.join("; ", end.cpuGaps()) + ")");
        }
        putPeak(facts, end.peakRss());
        if (end.rssUpperBoundRows() > 0) {
            facts.put(Facts.RSS_UPPER_BOUND_ROWS, Long.toString(end.rssUpperBoundRows()));
        }
        return facts.put(Facts.MISSED, Long.toString(end.missedTicks()));
    }

    private static void putPeak(Facts facts, PeakRss peak) {
        if (!Double.isNaN(peak.bytes())) {
            facts.put(Facts.PEAK_RSS, Human.fixed(peak.bytes(), 0));
        }
        if (!Double.isNaN(peak.processBytes())) {
            facts.put(Facts.PEAK_PROCESS_RSS, Human.fixed(peak.processBytes(), 0));
        }
        if (!peak.process().isEmpty()) {
            facts.put(Facts.PEAK_PROCESS, peak.process());
        }
        if (!peak.lowerBound().isEmpty()) {
            facts.put(Facts.PEAK_PROCESS_COMPLETE, Facts.INCOMPLETE + peak.lowerBound() + ")");
        }
    }

    // As short as it can be said: 1, 0.02, 3600000.
    private static String seconds(long nanos) {
        long whole = nanos / 1_000_000_000;
        long rest = nanos % 1_000_000_000;
        if (rest == 0) {
            return Long.toString(whole);
        }
        String fraction = Long.toString(1_000_000_000 + rest).substring(1);
        int end = fraction.length();
        while (fraction.charAt(end - 1) == '0') {
            end--;
        }
        return whole + "." + fraction.substring(0, end);
    }
}
