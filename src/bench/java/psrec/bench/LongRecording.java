package psrec.bench;

import java.lang.reflect.Proxy;
import java.util.List;
import psrec.format.ExportFormat;
import psrec.format.FileSink;
import psrec.linux.LinuxHost;
import psrec.metric.Metric;
import psrec.process.Host;
import psrec.process.ProcessProbe;
import psrec.process.ProcessReading;
import psrec.process.UserException;
import psrec.process.Watch;
import psrec.recording.CpuScale;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;
import psrec.recording.Scope;
import psrec.sampling.AttachedRun;
import psrec.sampling.Plan;
import psrec.sampling.Recorder;
import psrec.sampling.SampleSink;

/// A recording of millions of rows in little time: all of psrec but the sleep between ticks. The target is a process
/// that runs, the rows go to `/dev/null` one by one.
///
/// Usage: `LongRecording PID ROWS`. Prints a line after 100 000 rows and one at the end: rows, resident bytes, bytes
/// allocated so far.
public final class LongRecording implements SampleSink {
    private static final int FIRST_LOOK = 100_000;
    private static final int ROWS_BETWEEN_LOOKS_AT_HEAP = 1_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final SampleSink file;
    private final ProcessProbe self;
    private final ProcessReading reading = new ProcessReading();
    private final long lastRow;
    private final long[] firstLook = new long[3];
    private final long[] lastLook = new long[3];
    private long rows;
    private long heapBytes;
    private long allocatedBytes;

    private LongRecording(SampleSink file, ProcessProbe self, long lastRow) {
        this.file = file;
        this.self = self;
        this.lastRow = lastRow;
    }

    public static void main(String[] arguments) {
        int pid = Integer.parseInt(arguments[0]);
        Host host = LinuxHost.open();
        FileSink file = new FileSink(host.openOutput("/dev/null"), ExportFormat.CSV, LongRecording::complain);
        LongRecording rows =
                new LongRecording(file, host.processes().open(host.ownPid()), Long.parseLong(arguments[1]));
        // A tick has always gone by when a row is done.
        Plan plan = new Plan(NANOS_PER_MICRO, Plan.UNLIMITED, 0, Scope.TREE, CpuScale.NORMALISED);
        AttachedRun run = AttachedRun.attach(rows.sleepless(host), pid, plan.scope());
        new Recorder(host, "", plan, run, List.of(rows)).record();
        rows.print();
    }

    private static void complain(String sentence) {
        throw new UserException(UserException.TROUBLE, sentence);
    }

    /// A host whose watch does not wait, and ends the recording after the last row.
    private Host sleepless(Host host) {
        Watch watch = (deadlineNanos, listener) -> {
            if (rows >= lastRow) {
                listener.watchedEnded();
            }
        };
        return (Host) Proxy.newProxyInstance(
                LongRecording.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(host, arguments);
                    return answer instanceof Host.Attachment real
                            ? new Host.Attachment(real.probe(), watch, real.commandLine())
                            : answer;
                });
    }

    @Override
    public void begin(RunInfo run) {
        // Rows of long intervals are written one by one.
        file.begin(new RunInfo(
                run.version(),
                run.started(),
                run.command(),
                run.pid(),
                run.host(),
                NANOS_PER_SECOND,
                run.scope(),
                run.cpuScale(),
                run.onlineCpus()));
    }

    @Override
    public void row(Sample sample) {
        file.row(sample);
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS_AT_HEAP == 0) {
            lookAtHeap();
        }
        if (rows == FIRST_LOOK) {
            look(firstLook);
        }
        if (rows == lastRow) {
            look(lastLook);
        }
    }

    // A collection makes the heap smaller: what was allocated is the sum of all that it grew.
    private void lookAtHeap() {
        long now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        allocatedBytes += Math.max(0, now - heapBytes);
        heapBytes = now;
    }

    private void look(long[] into) {
        self.readState(reading);
        self.readUse(reading);
        into[0] = rows;
        into[1] = (long) reading.gauge(Metric.RSS);
        into[2] = allocatedBytes;
    }

    private void print() {
        for (long[] look : List.of(firstLook, lastLook)) {
            System.out.println(look[0] + " " + look[1] + " " + look[2]);
        }
    }

    @Override
    public void correct(List<Sample> tail) {
        file.correct(tail);
    }

    @Override
    public void end(RunEnd end) {
        file.end(end);
    }
}
