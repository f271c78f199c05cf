package psrec.format;

import java.util.Arrays;
import java.util.List;
import psrec.recording.Column;
import psrec.recording.RecordingVisitor;

/// The plain log of psrecord, with or without `--include-io`: columns between blanks, below a comment that
/// names them; units as in [PsrecordCsv], with three decimals.
final class PsrecordLog implements RecordingFormat {
    private static final List<Field> FIELDS = List.of(
            Field.of("Elapsed time", Column.ELAPSED),
            Field.of("CPU (%)", Column.CPU),
            new Field("Real (MB)", Column.RSS, Field.MIB),
            new Field("Virtual (MB)", new Column("vms_bytes"), Field.MIB),
            Field.of("Read count", "read_calls"),
            Field.of("Write count", "write_calls"),
            Field.of("Read bytes", "read_bytes"),
            Field.of("Write bytes", "written_bytes"));

    @Override
    public String name() {
        return "psrecord";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith("# Elapsed time ");
    }

    @Override
    public void read(Lines lines, RecordingVisitor into) {
        // Names have blanks in them; between them there are two or more.
        List<String> names = Arrays.stream(lines.text().substring(2).split(" {2,}"))
                .map(String::strip)
                .toList();
        Table table = new Table(lines, new Cells(lines, Cells.BLANKS), names, FIELDS);
        ForeignTable.read(lines, table, new Telling(lines, name(), into));
    }
}
