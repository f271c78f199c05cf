package psrec.format;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import psrec.view.Human;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What con-duct says of a run as a whole (`*_info.json`): the command, the host and how it ended. The
/// samples stand in another file, which it names and which lies beside it.
final class ConductInfo implements RecordingFormat {
    private static final String SUMMARY = "execution_summary";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Facts facts = new Facts();
    private final Facts end = new Facts();
    private String usage = "";
    private double started = Double.NaN;

    private ConductInfo() {}

    /// True if a text with these members is such a file.
    static boolean isInfo(Set<String> keys) {
        return keys.contains(SUMMARY);
    }

    /// Reads it.
    ///
    /// @throws JacksonException if something in it is not as it should be
    static ConductInfo of(String text) {
        ConductInfo info = new ConductInfo();
        try (JsonParser parser = JsonLine.open(text)) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                info.take(key, parser);
            }
        }
        return info;
    }

    private void take(String key, JsonParser parser) {
        switch (key) {
            case "command" -> put(facts, Facts.COMMAND, parser);
            case "system" ->
                members(parser, member -> {
                    if (member.equals("hostname")) {
                        put(facts, Facts.HOST, parser);
                    }
                });
            case "output_paths" ->
                members(parser, member -> {
                    if (member.equals("usage") && parser.currentToken() == JsonToken.VALUE_STRING) {
                        String path = parser.getString();
                        usage = path.substring(path.lastIndexOf('/') + 1);
                    }
                });
            case SUMMARY -> members(parser, member -> summary(member, parser));
            default -> parser.skipChildren();
        }
    }

    private void summary(String member, JsonParser parser) {
        switch (member) {
            case "exit_code" -> {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    int code = parser.getIntValue();
                    end.put(Facts.OUTCOME, code < 0 ? "killed by " + -code : "exited " + code);
                }
            }
            case "start_time" -> started = number(parser);
            // A number since version 0.2.
            case "wall_clock_time" -> {
                double seconds = number(parser);
                if (seconds >= 0) {
                    end.put(Facts.WALL, Human.exact(seconds));
                }
            }
            default -> {}
        }
    }

    private static double number(JsonParser parser) {
        return parser.currentToken().isNumeric() ? parser.getDoubleValue() : Double.NaN;
    }

    private static void put(Facts facts, String key, JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            String text = parser.getString();
            facts.put(key, key.equals(Facts.COMMAND) ? Json.array(List.of(text)) : text);
        }
        parser.skipChildren();
    }

    /// Takes a member of an object, whose name it is given; its value is the current one.
    private interface Member {
        void take(String name);
    }

    private static void members(JsonParser parser, Member member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member.take(name);
            parser.skipChildren();
        }
    }

    /// The name of the file with the samples, without directories; empty if it is not told.
    String usage() {
        return usage;
    }

    @Override
    public String name() {
        return "con-duct";
    }

    @Override
    public boolean begins(Lines lines) {
        return new ConductUsage().begins(lines);
    }

    /// Reads the samples, with what is known of the run.
    @Override
    public void read(Lines samples, Telling telling) {
        new ConductUsage().read(samples, telling, facts, began(), end);
    }

    private @Nullable Instant began() {
        boolean known = started >= 0 && started <= Facts.LATEST_UNIX_SECONDS;
        long seconds = (long) started;
        return known ? Instant.ofEpochSecond(seconds, Math.round((started - seconds) * NANOS_PER_SECOND)) : null;
    }
}
