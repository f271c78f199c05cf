package psrec.format;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import psrec.recording.Column;
import psrec.recording.PeakRss;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.recording.RecordingVisitor;

/// What a reader tells of a file, as text: the head, a line a row, the end.
final class Reading implements RecordingVisitor {
    private final StringBuilder text = new StringBuilder();

    static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] content) {
        Reading reading = new Reading();
        RecordingFiles.read(new ByteArrayInputStream(content), "run.csv", null, reading);
        return reading.text();
    }

    String text() {
        return text.toString();
    }

    @Override
    public void begin(RecordingHead head) {
        text.append("%s by %s, command %s, host '%s', started %s, interval %s, 100 %% = %s CPUs of %d%n"
                .formatted(
                        head.file(),
                        head.format(),
                        head.command(),
                        head.host(),
                        head.started(),
                        head.intervalSeconds(),
                        head.cpusOfHundredPercent(),
                        head.onlineCpus()));
        text.append(head.columns().stream().map(Column::name).collect(Collectors.joining(" ")))
                .append('\n');
    }

    @Override
    public void row(double[] values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : " ");
            if (Double.isNaN(values[i])) {
                text.append('-');
            } else if (values[i] == Math.rint(values[i])) {
                text.append((long) values[i]);
            } else {
                text.append(String.format(Locale.ROOT, "%.6f", values[i]).replaceAll("0+$", ""));
            }
        }
        text.append('\n');
    }

    @Override
    public void end(RecordingEnd end) {
        PeakRss peak = end.peakRss();
        text.append(
                Double.isNaN(peak.processBytes())
                        ? ""
                        : "of one process %s '%s' '%s'%n"
                                .formatted(peak.processBytes(), peak.process(), peak.lowerBound()));
        text.append("%s, outcome '%s', wall %s, CPU %s, gaps '%s', peak %s, missed %s, remarks %s%n"
                .formatted(
                        end.complete() ? "complete" : "cut off",
                        end.outcome(),
                        end.wallSeconds(),
                        end.cpuSeconds(),
                        end.cpuGaps(),
                        peak.bytes(),
                        end.missedTicks(),
                        end.remarks()));
    }
}
