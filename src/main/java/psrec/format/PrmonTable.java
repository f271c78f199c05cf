package psrec.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import psrec.recording.Column;
import psrec.recording.CpuScale;

/// The table of prmon (`prmon.txt`), between tabs: Unix time and time since the start in whole seconds,
/// memory in kB of 2^10 bytes, I/O in bytes and CPU in whole seconds since the start, user and system apart.
/// Which columns there are, and their order, depends on its version and its monitors. Network traffic is that
/// of the machine's devices, so it is an upper bound.
///
/// `cpu_percent` is made from those: what was used since the row before, of one CPU. It is as coarse as they
/// are.
final class PrmonTable implements RecordingFormat {
    private static final String UNIX_TIME = "Time";
    private static final String WALL_TIME = "wtime";
    private static final List<Field> FIELDS = List.of(
            Field.of(UNIX_TIME, Column.ELAPSED),
            Field.of(WALL_TIME, WALL_TIME),
            new Field("rss", Column.RSS, Field.KIB),
            Field.of("nthreads", Column.THREADS),
            Field.of("nprocs", Column.PROCESSES),
            new Field("vmem", new Column("vms_bytes"), Field.KIB),
            new Field("pss", new Column("pss_bytes"), Field.KIB),
            new Field("swap", new Column("swap_bytes"), Field.KIB),
            Field.of("utime", "user_cpu_s"),
            Field.of("stime", "system_cpu_s"),
            Field.of("rchar", "rchar_bytes"),
            Field.of("wchar", "wchar_bytes"),
            Field.of("read_bytes", "read_bytes"),
            Field.of("write_bytes", "written_bytes"),
            Field.of("rx_bytes", "rx_bytes"),
            Field.of("tx_bytes", "tx_bytes"),
            Field.of("rx_packets", "rx_packets"),
            Field.of("tx_packets", "tx_packets"));
    private static final List<String> NETWORK = List.of("rx_bytes", "tx_bytes", "rx_packets", "tx_packets");

    @Override
    public String name() {
        return "prmon";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.contains(UNIX_TIME) && isHeader(names(lines));
    }

    // Its own time and any of its own columns.
    private static boolean isHeader(List<String> names) {
        return names.contains(UNIX_TIME)
                && FIELDS.stream().skip(1).map(Field::name).anyMatch(names::contains);
    }

    private static List<String> names(Lines lines) {
        Cells cells = new Cells(lines, Cells.separatorOf(lines));
        cells.split();
        return cells.texts();
    }

    @Override
    public void read(Lines lines, Telling telling) {
        Cells cells = new Cells(lines, Cells.separatorOf(lines));
        List<String> names = new ArrayList<>(names(lines));
        Rows rows = null;
        while (lines.next()) {
            if (lines.blank() || telling.leavesOutTorn()) {
                continue;
            }
            if (begins(lines)) {
                telling.anotherBegins();
                break;
            }
            if (rows == null) {
                rows = new Rows(new Table(lines, cells, nameAll(cells, names), FIELDS));
            }
            double[] row = rows.next();
            if (!rows.begun) {
                rows.begun = true;
                telling.begin(rows.facts(), rows.columns);
            }
            telling.row(row);
        }
        telling.end();
    }

    // Version 2.0.0 forgets to name the time since the start, its second column.
    private static List<String> nameAll(Cells cells, List<String> names) {
        cells.split();
        if (cells.count() == names.size() + 1 && !cells.isQuoted(0) && !names.contains(WALL_TIME)) {
            names.add(1, WALL_TIME);
        }
        return names;
    }

    /// Rows with the time since the start and the CPU that was used since the row before.
    private static final class Rows {
        private static final double HUNDRED = 100;

        private final Table table;
        private final int wall;
        private final int user;
        private final int system;
        private final int first;
        private final boolean hasCpu;
        private final List<Column> columns = new ArrayList<>();
        private final double[] row;
        private double started = Double.NaN;
        private double secondsBefore = Double.NaN;
        private double cpuBefore = Double.NaN;
        private double seconds = Double.NaN;
        private double cpu = Double.NaN;
        private boolean begun;

        Rows(Table table) {
            this.table = table;
            List<Column> from = table.columns();
            wall = from.indexOf(new Column(WALL_TIME));
            user = from.indexOf(new Column("user_cpu_s"));
            system = from.indexOf(new Column("system_cpu_s"));
            hasCpu = user >= 0 && system >= 0;
            columns.add(Column.ELAPSED);
            if (hasCpu) {
                columns.add(Column.CPU);
            }
            // Where the columns begin that are told as they stand.
            first = wall < 0 ? 1 : 2;
            columns.addAll(from.subList(first, from.size()));
            row = new double[columns.size()];
        }

        Facts facts() {
            Facts facts = new Facts();
            facts.putStarted(started);
            facts.put(Facts.CPU_TYPE, CpuScale.ABSOLUTE.word());
            return facts.putUpperBounds(columns.stream()
                    .filter(column -> NETWORK.contains(column.name()))
                    .toList());
        }

        /// The current line.
        double[] next() {
            double[] values = Objects.requireNonNull(table.read());
            double unixTime = values[0];
            double wallTime = wall < 0 ? Double.NaN : values[wall];
            if (Double.isNaN(started)) {
                started = unixTime - (wall < 0 || Double.isNaN(wallTime) ? 0 : wallTime);
            }
            row[0] = Double.isNaN(wallTime) ? unixTime - started : wallTime;
            int at = 1;
            if (hasCpu) {
                row[at++] = cpu(row[0], values[user] + values[system]);
            }
            System.arraycopy(values, first, row, at, values.length - first);
            return row;
        }

        // Of rows of one second only the last is told: it has what was used since the last row of another second.
        private double cpu(double now, double used) {
            if (now != seconds) {
                if (!Double.isNaN(cpu)) {
                    secondsBefore = seconds;
                    cpuBefore = cpu;
                }
                seconds = now;
            }
            cpu = used;
            // The account of a tree can fall when a process leaves it, and the clock can be set back.
            boolean forward = now > secondsBefore && used >= cpuBefore;
            return forward ? HUNDRED * (used - cpuBefore) / (now - secondsBefore) : Double.NaN;
        }
    }
}
