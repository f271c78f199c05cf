package psrec.format;

import java.util.List;
import psrec.recording.Column;
import psrec.recording.RecordingVisitor;

/// What mprof of memory_profiler records (`mprofile_*.dat`): a word a line that tells what it is, memory in
/// MiB, Unix time in seconds.
///
/// - `CMDLINE`: the command line, its words joined.
/// - `MEM`: memory and time; of the process, or with `-C` of its children too.
/// - `CHLD` (`-M`): number, memory and time of one child. They follow the line of the process, and are added
///   to it.
/// - `FUNC`: a function's begin and end; passed over.
///
/// There is no CPU in it, and no end.
final class MprofData implements RecordingFormat {
    private static final String COMMAND = "CMDLINE ";
    private static final String PROCESS = "MEM ";
    private static final String CHILD = "CHLD ";
    private static final String FUNCTION = "FUNC ";
    private static final List<Column> COLUMNS = List.of(Column.ELAPSED, Column.RSS);

    @Override
    public String name() {
        return "mprof";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith(COMMAND) || lines.startsWith(PROCESS) || lines.startsWith(CHILD);
    }

    @Override
    public void read(Lines lines, RecordingVisitor into) {
        new Reader(lines, new Telling(lines, name(), into)).read();
    }

    /// One pass over a file.
    private static final class Reader {
        private final Lines lines;
        private final Telling telling;
        private final Cells cells;
        private final Facts facts = new Facts();
        private final double[] row = new double[2];
        private double started = Double.NaN;
        /// What a row to come holds already, in MiB.
        private double memory;
        private boolean pending;

        Reader(Lines lines, Telling telling) {
            this.lines = lines;
            this.telling = telling;
            this.cells = new Cells(lines, Cells.BLANKS);
        }

        void read() {
            do {
                if (lines.blank()) {
                    continue;
                }
                if (telling.leavesOutTorn()) {
                    // A row is not whole without all its children.
                    pending &= !lines.startsWith("C");
                } else {
                    line();
                }
            } while (lines.next());
            tellPending();
            telling.end();
        }

        private void line() {
            if (lines.startsWith(PROCESS)) {
                tellPending();
                process();
            } else if (lines.startsWith(CHILD)) {
                memory += numbers(4, 2);
            } else if (lines.startsWith(COMMAND)) {
                facts.put(
                        Facts.COMMAND,
                        Json.array(
                                List.of(lines.text().substring(COMMAND.length()).strip())));
            } else if (!lines.startsWith(FUNCTION)) {
                throw lines.trouble("is none of mprof's: " + Lines.quoted(lines.text()));
            }
        }

        private void process() {
            memory += numbers(3, 1);
            double time = number(2);
            if (Double.isNaN(started)) {
                started = time;
                facts.putStarted(time);
                telling.begin(facts, COLUMNS);
            }
            row[0] = time - started;
            telling.time(row[0]);
            pending = true;
        }

        private double numbers(int count, int cell) {
            cells.split();
            if (cells.count() != count) {
                throw lines.trouble("has " + cells.count() + " words instead of " + count);
            }
            return number(cell);
        }

        private double number(int cell) {
            try {
                return cells.number(cell);
            } catch (NumberFormatException other) {
                throw lines.trouble(": " + Lines.quoted(cells.text(cell)) + " is no number");
            }
        }

        private void tellPending() {
            if (pending) {
                row[1] = Math.rint(memory * Field.MIB);
                telling.tell(row);
                memory = 0;
                pending = false;
            }
        }
    }
}
