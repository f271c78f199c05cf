package psrec.format;

import java.util.ArrayList;
import java.util.List;
import psrec.recording.Column;
import psrec.view.Human;

/// What mprof of memory_profiler records (`mprofile_*.dat`): a word a line that tells what it is, memory in
/// MiB (-1 where it could not be read), Unix time in seconds.
///
/// - `CMDLINE`: the command line, its words joined. An argument may have several lines.
/// - `MEM`: memory and time; of the process, or with `-C` of its children too.
/// - `CHLD` (`-M`): number, memory and time of one child, behind the line of the process.
/// - `FUNC`: a function's begin and end; passed over. The command writes it itself, anywhere in the file.
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
        return isAny(lines);
    }

    private static boolean isAny(Lines lines) {
        return lines.startsWith(COMMAND)
                || lines.startsWith(PROCESS)
                || lines.startsWith(CHILD)
                || lines.startsWith(FUNCTION);
    }

    @Override
    public void read(Lines lines, Telling telling) {
        new Reader(lines, telling).read();
    }

    /// One pass over a file.
    private static final class Reader {
        private final Lines lines;
        private final Telling telling;
        private final Cells cells;
        private final Children children;
        private final StringBuilder command = new StringBuilder();
        private boolean inCommand;
        private boolean begun;
        private double started;
        /// The row to come: its time, the process, and the sum of its children, in MiB.
        private double seconds;
        private double process;
        private double sum;
        private boolean hasChildren;
        private boolean pending;
        private long line;

        Reader(Lines lines, Telling telling) {
            this.lines = lines;
            this.telling = telling;
            this.cells = new Cells(lines, Cells.BLANKS);
            this.children = new Children(telling);
        }

        void read() {
            do {
                if (lines.blank() && !inCommand) {
                    continue;
                }
                if (telling.leavesOutTorn()) {
                    // A row is not whole without all its children.
                    pending &= !lines.startsWith("C");
                } else if (!line()) {
                    break;
                }
            } while (lines.next());
            giveRow();
            children.end();
            telling.end();
        }

        // False if another recording begins: mprof writes behind what a file holds.
        private boolean line() {
            if (inCommand && !isEntry()) {
                command.append('\n').append(lines.text());
                return true;
            }
            inCommand = false;
            if (lines.startsWith(PROCESS)) {
                giveRow();
                process();
            } else if (lines.startsWith(CHILD)) {
                child();
            } else if (lines.startsWith(COMMAND)) {
                if (begun) {
                    telling.anotherBegins();
                    return false;
                }
                command.append(lines.text().substring(COMMAND.length()).strip());
                inCommand = true;
            } else if (!lines.startsWith(FUNCTION)) {
                throw lines.trouble("is none of mprof's: " + Lines.quoted(lines.text()));
            }
            return true;
        }

        // A line of a command can begin as one of mprof's does: MEM = 3
        private boolean isEntry() {
            if (!isAny(lines)) {
                return false;
            }
            cells.split();
            try {
                return switch (lines.text().substring(0, 4)) {
                    case "MEM " -> cells.count() == 3 && !Double.isNaN(cells.number(1) + cells.number(2));
                    case "CHLD" -> cells.count() == 4 && !Double.isNaN(cells.number(2) + cells.number(3));
                    case "FUNC" -> cells.count() >= 6 && !Double.isNaN(cells.number(2) + cells.number(3));
                    default -> true;
                };
            } catch (NumberFormatException text) {
                return false;
            }
        }

        private void process() {
            process = memory(3, 1);
            double time = number(2);
            if (Double.isNaN(time)) {
                throw lines.trouble("has no time");
            }
            if (!begun) {
                begun = true;
                started = time;
                Facts facts = new Facts();
                if (!command.isEmpty()) {
                    facts.put(
                            Facts.COMMAND, Json.array(List.of(command.toString().strip())));
                }
                facts.putStarted(time);
                telling.begin(facts, COLUMNS);
            }
            seconds = time - started;
            sum = 0;
            hasChildren = false;
            pending = true;
            line = lines.number();
        }

        private void child() {
            double memory = memory(4, 2);
            // Nobody's child, of nothing: the children could not be read, and others are missing.
            boolean unread = cells.text(1).equals("0") && memory == 0;
            sum += unread ? Double.NaN : memory;
            hasChildren = true;
        }

        // Less than nothing is what mprof writes for what it could not read.
        private double memory(int count, int cell) {
            cells.split();
            if (cells.count() != count) {
                throw lines.trouble("has " + cells.count() + " words instead of " + count);
            }
            double memory = number(cell);
            return memory < 0 ? Double.NaN : memory;
        }

        private double number(int cell) {
            try {
                return cells.number(cell);
            } catch (NumberFormatException other) {
                throw lines.trouble(": " + Lines.quoted(cells.text(cell)) + " is no number");
            }
        }

        private void giveRow() {
            if (pending) {
                children.row(new Row(line, seconds, process, sum), hasChildren);
                pending = false;
            }
        }
    }

    /// Memory in MiB, of the process and of its children together.
    private record Row(long line, double seconds, double process, double sum) {}

    /// What is to be done about the children. With `-M` alone the memory of a process does not include
    /// theirs, with `-C -M` it does; the file does not say which it is. A process that has less than its
    /// children cannot include them: so the rows from the first children on are held until that can be told.
    private static final class Children {
        private static final int MOST_HELD_ROWS = 4096;

        private final Telling telling;
        private final double[] row = new double[2];
        private final List<Row> held = new ArrayList<>();
        private boolean seen;
        private boolean decided;
        private boolean added;
        private double processes;
        private double sums;
        private double processPeak;
        private double sumPeak;

        Children(Telling telling) {
            this.telling = telling;
        }

        void row(Row row, boolean hasChildren) {
            seen |= hasChildren;
            double both = row.process() + row.sum();
            if (hasChildren && !Double.isNaN(both)) {
                processPeak = Math.max(processPeak, row.process());
                sumPeak = Math.max(sumPeak, both);
                processes += row.process();
                sums += row.sum();
            }
            if (!seen || decided) {
                tell(row);
                return;
            }
            held.add(row);
            if (held.size() == MOST_HELD_ROWS) {
                decide();
            }
        }

        private void decide() {
            decided = true;
            added = processes < sums;
            held.forEach(this::tell);
            held.clear();
        }

        private void tell(Row next) {
            row[0] = next.seconds();
            row[1] = Math.rint((added ? next.process() + next.sum() : next.process()) * Field.MIB);
            telling.row(row, next.line());
        }

        void end() {
            if (!seen) {
                return;
            }
            if (!decided) {
                decide();
            }
            String alone = Human.bytes(processPeak * Field.MIB);
            String all = Human.bytes(sumPeak * Field.MIB);
            telling.remark(
                    added
                            ? "the memory of the children was added to that of the process, which alone had up to "
                                    + alone + " of " + all
                            : "the memory of the process (up to " + alone + ") may include that of its children (mprof"
                                    + " -C -M), so theirs was not added; with it, it is up to " + all);
        }
    }
}
