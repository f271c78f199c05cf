package psrec.format;

import java.util.ArrayList;
import java.util.List;
import psrec.recording.Column;
import psrec.recording.CpuScale;
import psrec.recording.RecordingVisitor;

/// The table of prmon (`prmon.txt`), between tabs: Unix time and time since the start in whole seconds,
/// memory in kB of 2^10 bytes, I/O in bytes and CPU in whole seconds since the start, user and system apart.
///
/// `cpu_percent` is made from those: what was used since the row before, of one CPU. It is as coarse as they
/// are; a row of the same second as the one before has none, and what it used is in the next.
final class PrmonTable implements RecordingFormat {
    private static final List<Field> FIELDS = List.of(
            Field.of("wtime", Column.ELAPSED),
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
    private static final String UNIX_TIME = "Time";

    @Override
    public String name() {
        return "prmon";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith("Time\twtime");
    }

    @Override
    public void read(Lines lines, RecordingVisitor into) {
        Cells cells = new Cells(lines, (byte) '\t');
        cells.split();
        List<String> names = cells.texts();
        Table table = new Table(lines, cells, names, FIELDS);
        Telling telling = new Telling(lines, name(), into);
        Rates rates = new Rates(table.columns());
        boolean begun = false;
        while (lines.next()) {
            if (!lines.blank() && !telling.leavesOutTorn()) {
                double[] values = table.read();
                if (!begun) {
                    telling.begin(facts(cells, names.indexOf(UNIX_TIME), values[0]), rates.columns());
                    begun = true;
                }
                telling.row(rates.row(values));
            }
        }
        telling.end();
    }

    private static Facts facts(Cells cells, int timeCell, double elapsed) {
        Facts facts = new Facts();
        try {
            facts.putStarted(cells.number(timeCell) - elapsed);
        } catch (NumberFormatException none) {
            // When it began is not known then.
        }
        return facts.put(Facts.CPU_TYPE, CpuScale.ABSOLUTE.word());
    }

    /// Rows with the CPU that was used since the row before.
    private static final class Rates {
        private static final double HUNDRED = 100;
        private static final int CPU = 1;

        private final List<Column> columns;
        private final int user;
        private final int system;
        private final double[] row;
        private double secondsBefore = Double.NaN;
        private double cpuBefore = Double.NaN;

        Rates(List<Column> from) {
            user = from.indexOf(new Column("user_cpu_s"));
            system = from.indexOf(new Column("system_cpu_s"));
            columns = new ArrayList<>(from);
            if (user >= 0 && system >= 0) {
                columns.add(CPU, Column.CPU);
            }
            row = new double[columns.size()];
        }

        List<Column> columns() {
            return columns;
        }

        double[] row(double[] values) {
            if (row.length == values.length) {
                return values;
            }
            row[0] = values[0];
            row[CPU] = cpu(values[0], values[user] + values[system]);
            System.arraycopy(values, 1, row, CPU + 1, values.length - 1);
            return row;
        }

        private double cpu(double seconds, double cpu) {
            double percent =
                    seconds == secondsBefore ? Double.NaN : HUNDRED * (cpu - cpuBefore) / (seconds - secondsBefore);
            if (seconds != secondsBefore && !Double.isNaN(cpu)) {
                secondsBefore = seconds;
                cpuBefore = cpu;
            }
            // The account of a tree can fall when a process leaves it.
            return percent < 0 ? Double.NaN : percent;
        }
    }
}
