package psrec.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import psrec.format.RecordingFiles;
import psrec.metric.Metric;
import psrec.process.Host;
import psrec.process.UserException;
import psrec.recording.Column;
import psrec.report.Unread;
import psrec.stats.Summary;
import psrec.stats.SummaryBuilder;

/// Recordings that were read for their numbers, and those that could not be.
///
/// @param paths of those that were read, in the order of the files
/// @param summaries of those, in the same order
/// @param unread in the order of the files
record Readings(List<String> paths, List<Summary> summaries, List<Unread> unread) {
    /// Reads them, one after the other; of each that cannot be read the console says why.
    static Readings of(Host host, Console console, List<String> paths) {
        List<String> read = new ArrayList<>();
        List<Summary> summaries = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        for (String path : paths) {
            try {
                summaries.add(read(host, path));
                read.add(path);
            } catch (UserException trouble) {
                console.say(trouble.sentence());
                unread.add(new Unread(RecordingInput.name(path), trouble.sentence()));
            }
        }
        return new Readings(read, summaries, unread);
    }

    /// Reads one.
    ///
    /// @throws UserException where that cannot be
    static Summary read(Host host, String path) {
        SummaryBuilder builder = new SummaryBuilder();
        try (InputStream in = host.openInput(path)) {
            RecordingFiles.read(in, RecordingInput.name(path), RecordingInput.siblings(host, path, ""), builder);
        } catch (IOException trouble) {
            throw new UserException(
                    UserException.TROUBLE, "cannot read " + RecordingInput.name(path) + ": " + trouble.getMessage());
        }
        return builder.summary();
    }

    boolean isWhole() {
        return unread.isEmpty();
    }

    /// The columns that numbers may be of: psrec's own, and what else these recordings have.
    Collection<Column> columns() {
        Set<Column> columns = ownColumns();
        summaries.forEach(summary -> columns.addAll(summary.columnNames()));
        return columns;
    }

    /// The columns of psrec's own recordings, without the time.
    static Set<Column> ownColumns() {
        Set<Column> columns = new LinkedHashSet<>();
        Metric.all().stream()
                .filter(metric -> metric.kind() != Metric.Kind.TIME)
                .forEach(metric -> columns.add(new Column(metric.column())));
        return columns;
    }
}
