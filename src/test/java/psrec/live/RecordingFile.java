package psrec.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A recording as a test reads it: plainly, without psrec's own code.
///
/// @param facts the `#@` lines
/// @param columns by name; NaN for an empty cell
record RecordingFile(Map<String, String> facts, Map<String, double[]> columns) {
    static RecordingFile read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    static RecordingFile parse(List<String> lines) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> header = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#@ ")) {
                int colon = line.indexOf(": ");
                facts.put(line.substring(3, colon), line.substring(colon + 2));
            } else if (header.isEmpty()) {
                header.addAll(List.of(line.split(",")));
            } else {
                rows.add(Arrays.stream(line.split(",", -1))
                        .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                        .toArray());
            }
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            columns.put(
                    header.get(i), rows.stream().mapToDouble(row -> row[column]).toArray());
        }
        return new RecordingFile(facts, columns);
    }

    double[] column(String name) {
        return columns.get(name);
    }

    int rows() {
        return column("elapsed_s").length;
    }

    String fact(String key) {
        return facts.get(key);
    }

    double number(String key) {
        return Double.parseDouble(facts.get(key));
    }

    /// CPU seconds as the rows have them: percent times the time since the row before.
    double cpuSecondsOfRows() {
        double[] time = column("elapsed_s");
        double[] percent = column("cpu_percent");
        double cpus = fact("cputype").equals("normalised") ? number("systhreads") : 1;
        double sum = 0;
        for (int i = 1; i < rows(); i++) {
            sum += Double.isNaN(percent[i]) ? 0 : percent[i] / 100 * cpus * (time[i] - time[i - 1]);
        }
        return sum;
    }
}
