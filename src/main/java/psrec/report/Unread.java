package psrec.report;

/// A file that could not be read as a recording.
///
/// @param file its name, for people
/// @param trouble why
public record Unread(String file, String trouble) {}
