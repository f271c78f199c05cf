package psrec.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import psrec.process.UserException;
import psrec.recording.Column;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.recording.RecordingVisitor;

/// Reads recordings: psrec's own CSV.
public final class RecordingFiles {
    private RecordingFiles() {}

    /// Reads a recording of any known format, told by its content.
    ///
    /// @param name for people
    /// @throws UserException one sentence with file and line
    public static void read(InputStream in, String name, RecordingVisitor into) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> facts = new HashMap<>();
            double[] row = new double[0];
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.startsWith("#@ ")) {
                    int colon = line.indexOf(": ");
                    facts.put(line.substring(3, colon), line.substring(colon + 2));
                } else if (row.length == 0) {
                    List<Column> columns =
                            Arrays.stream(line.split(",", -1)).map(Column::new).toList();
                    if (!columns.getFirst().equals(Column.ELAPSED)) {
                        throw new UserException(UserException.TROUBLE, name + " is no recording that psrec knows");
                    }
                    row = new double[columns.size()];
                    into.begin(head(name, columns, facts));
                } else {
                    cells(name, number, line, row);
                    into.row(row);
                }
            }
            if (row.length == 0) {
                throw new UserException(UserException.TROUBLE, name + " is no recording that psrec knows");
            }
            into.end(end(facts));
        } catch (IOException trouble) {
            throw new UserException(UserException.TROUBLE, "cannot read " + name + ": " + trouble.getMessage());
        }
    }

    private static void cells(String name, int number, String line, double[] row) {
        String[] cells = line.split(",", -1);
        try {
            for (int i = 0; i < row.length; i++) {
                row[i] = cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
            throw new UserException(UserException.TROUBLE, name + ", line " + number + " is no row: " + line);
        }
    }

    private static RecordingHead head(String name, List<Column> columns, Map<String, String> facts) {
        String started = facts.get("started");
        int cpus = (int) number(facts, "systhreads", 0);
        String command = facts.getOrDefault("command", "[]");
        List<String> words = new ArrayList<>();
        if (command.length() > 4) {
            words.addAll(List.of(command.substring(2, command.length() - 2).split("\",\"", -1)));
        }
        return new RecordingHead(
                name,
                "psrec CSV",
                columns,
                words,
                facts.getOrDefault("host", ""),
                started == null ? null : Instant.parse(started),
                number(facts, "interval_s", Double.NaN),
                "absolute".equals(facts.get("cputype")) ? 1 : cpus,
                cpus);
    }

    private static RecordingEnd end(Map<String, String> facts) {
        String complete = facts.getOrDefault("cpu_complete", "");
        return new RecordingEnd(
                facts.containsKey("outcome"),
                facts.getOrDefault("outcome", ""),
                number(facts, "wall_s", Double.NaN),
                number(facts, "cpu_s", Double.NaN),
                complete.startsWith("no (") ? complete.substring(4, complete.length() - 1) : "",
                number(facts, "peak_rss_bytes", Double.NaN),
                number(facts, "missed_ticks", Double.NaN),
                List.of());
    }

    private static double number(Map<String, String> facts, String key, double absent) {
        String value = facts.get(key);
        return value == null ? absent : Double.parseDouble(value);
    }
}
