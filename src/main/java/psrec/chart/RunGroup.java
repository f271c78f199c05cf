package psrec.chart;

import java.util.List;
import psrec.stats.Track;

/// Recordings that belong together: those of a baseline, those of what is compared with it.
///
/// @param name `base`; empty if there is only one group
/// @param tracks at least one
public record RunGroup(String name, List<Track> tracks) {
    public RunGroup {
        tracks = List.copyOf(tracks);
    }
}
