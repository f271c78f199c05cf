package psrec.format;

import java.util.List;
import psrec.recording.Column;
import psrec.recording.RecordingVisitor;

/// The CSV of psrecord (`--log-format csv`), with or without `--include-io`: seconds, percent of one CPU,
/// memory in MB of 2^20 bytes; counts and bytes of I/O since each process began, summed over those that live.
/// The CPU of its first row is 0 and says nothing. It tells no command and no end.
final class PsrecordCsv implements RecordingFormat {
    private static final List<Field> FIELDS = List.of(
            Field.of("elapsed_time", Column.ELAPSED),
            Field.of("cpu", Column.CPU),
            new Field("mem_real", Column.RSS, Field.MIB),
            Field.of("nproc", Column.PROCESSES),
            new Field("mem_virtual", new Column("vms_bytes"), Field.MIB),
            Field.of("read_count", "read_calls"),
            Field.of("write_count", "write_calls"),
            Field.of("read_bytes", "read_bytes"),
            Field.of("write_bytes", "written_bytes"));

    @Override
    public String name() {
        return "psrecord";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith("elapsed_time,");
    }

    @Override
    public void read(Lines lines, RecordingVisitor into) {
        Cells cells = new Cells(lines, (byte) ',');
        cells.split();
        ForeignTable.read(lines, new Table(lines, cells, cells.texts(), FIELDS), new Telling(lines, name(), into));
    }
}
