package psrec.format;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import psrec.recording.Column;
import psrec.recording.CpuScale;

/// What psrecord writes, with or without `--include-io`: seconds, percent of one CPU, memory in MB of 2^20
/// bytes; counts and bytes of I/O since each process began, summed over those that live. The CPU of its first
/// row is 0 and says nothing. As a CSV (`--log-format csv`), or plain: columns between blanks, below a
/// comment that names them.
///
/// Without `--log` the same goes to standard output, where psrecord also says what it starts and when that
/// ended, and where the command's own output stands between the lines.
final class Psrecord implements RecordingFormat {
    private static final List<Field> CSV = Stream.concat(
                    Stream.of(
                            Field.of("elapsed_time", Column.ELAPSED),
                            Field.of("cpu", Column.CPU),
                            new Field("mem_real", Column.RSS, Field.MIB),
                            Field.of("nproc", Column.PROCESSES),
                            new Field("mem_virtual", new Column("vms_bytes"), Field.MIB)),
                    io("read_count", "write_count", "read_bytes", "write_bytes"))
            .toList();
    private static final List<Field> PLAIN = Stream.concat(
                    Stream.of(
                            Field.of("Elapsed time", Column.ELAPSED),
                            Field.of("CPU (%)", Column.CPU),
                            new Field("Real (MB)", Column.RSS, Field.MIB),
                            new Field("Virtual (MB)", new Column("vms_bytes"), Field.MIB)),
                    io("Read count", "Write count", "Read bytes", "Write bytes"))
            .toList();
    private static final String PLAIN_HEADER = "# Elapsed time ";
    private static final String STARTING = "Starting up command '";
    private static final String STARTED = "' and attaching to process";
    private static final String ATTACHING = "Attaching to process ";
    private static final String SHELL = "Command requires a shell, ";
    private static final String FINISHED = "Process finished (";

    private static Stream<Field> io(String reads, String writes, String readBytes, String writtenBytes) {
        return Stream.of(
                Field.of(reads, "read_calls"),
                Field.of(writes, "write_calls"),
                Field.of(readBytes, "read_bytes"),
                Field.of(writtenBytes, "written_bytes"));
    }

    @Override
    public String name() {
        return "psrecord";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith(STARTING) || lines.startsWith(ATTACHING) || isHeader(lines);
    }

    private static boolean isHeader(Lines lines) {
        return lines.startsWith(PLAIN_HEADER) || isCsvHeader(lines);
    }

    private static boolean isCsvHeader(Lines lines) {
        return lines.contains("elapsed_time") && csvNames(lines).contains("elapsed_time");
    }

    private static List<String> csvNames(Lines lines) {
        Cells cells = new Cells(lines, Cells.separatorOf(lines));
        cells.split();
        return cells.texts();
    }

    private static Table table(Lines lines) {
        if (isCsvHeader(lines)) {
            return new Table(lines, new Cells(lines, Cells.separatorOf(lines)), csvNames(lines), CSV);
        }
        // Names have blanks in them; between them there are two or more.
        List<String> names = Arrays.stream(lines.text().substring(2).split(" {2,}"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return new Table(lines, new Cells(lines, Cells.BLANKS), names, PLAIN);
    }

    @Override
    public void read(Lines lines, Telling telling) {
        new Reader(lines, telling).read();
    }

    /// One pass over a file.
    private static final class Reader {
        private final Lines lines;
        private final Telling telling;
        private final Facts facts = new Facts();
        private final Facts end = new Facts();
        private final boolean standardOutput;
        private long firstOther;
        private long others;

        Reader(Lines lines, Telling telling) {
            this.lines = lines;
            this.telling = telling;
            this.standardOutput = !isHeader(lines);
        }

        void read() {
            Table table = toHeader();
            telling.begin(facts.put(Facts.CPU_TYPE, CpuScale.ABSOLUTE.word()), table.columns());
            while (lines.next() && line(table)) {
                // It goes on.
            }
            if (others > 0) {
                telling.remark("line " + firstOther
                        + (others == 1 ? " is not" : " and " + (others - 1) + " more are not")
                        + " of psrecord but output of the command, and left out");
            }
            telling.end(end, true);
        }

        /// Goes to the header, by what psrecord says before it.
        private Table toHeader() {
            StringBuilder command = new StringBuilder();
            do {
                if (isHeader(lines)) {
                    return table(lines);
                }
                String line = lines.text();
                if (line.startsWith(ATTACHING)) {
                    facts.put(Facts.PID, line.substring(ATTACHING.length()).strip());
                } else if (line.startsWith(STARTING) || !command.isEmpty()) {
                    // A command may have several lines.
                    command.append(command.isEmpty() ? line.substring(STARTING.length()) : "\n" + line);
                    if (line.endsWith(STARTED)) {
                        command.setLength(command.length() - STARTED.length());
                        facts.put(Facts.COMMAND, Json.array(List.of(command.toString())));
                        command.setLength(0);
                    }
                } else if (!line.startsWith(SHELL)) {
                    other();
                }
            } while (lines.next());
            throw lines.fileTrouble("has no rows; it ends before the names of the columns");
        }

        // False if it is over.
        private boolean line(Table table) {
            if (lines.blank()) {
                return true;
            }
            if (lines.startsWith(FINISHED)) {
                finished(lines.text().substring(FINISHED.length()));
                return true;
            }
            if (telling.leavesOutTorn()) {
                return false;
            }
            if (isHeader(lines) || lines.startsWith(STARTING) || lines.startsWith(ATTACHING)) {
                telling.anotherBegins();
                return false;
            }
            if (standardOutput && !table.isRow()) {
                other();
                return true;
            }
            return telling.row(table.read());
        }

        // When psrecord found that it had ended: 1.86 seconds)
        private void finished(String text) {
            int blank = text.indexOf(' ');
            String seconds = blank < 0 ? "" : text.substring(0, blank);
            if (Json.isNumber(seconds) && Double.parseDouble(seconds) >= telling.lastSeconds()) {
                end.put(Facts.WALL, seconds);
            }
        }

        private void other() {
            if (!lines.blank()) {
                firstOther = others++ == 0 ? lines.number() : firstOther;
            }
        }
    }
}
