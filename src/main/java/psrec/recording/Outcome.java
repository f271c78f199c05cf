package psrec.recording;

/// How a recording ended.
public sealed interface Outcome {
    /// In a file, and to people: `exited 0`.
    String text();

    /// To people, before how long it took: `exited 0 after`.
    default String beforeTime() {
        return text() + " after";
    }

    /// The command ended by itself, with this code, 0 to 255.
    record Exited(int code) implements Outcome {
        @Override
        public String text() {
            return "exited " + code;
        }
    }

    /// A signal ended the command.
    record Killed(int signal) implements Outcome {
        @Override
        public String text() {
            return "killed by " + signal;
        }

        @Override
        public String beforeTime() {
            return "killed by signal " + signal + " after";
        }
    }

    /// The process that psrec was attached to ended; how is not known to strangers.
    record Ended() implements Outcome {
        @Override
        public String text() {
            return "ended";
        }
    }

    /// The time that was asked for is over; the target goes on.
    record DurationReached() implements Outcome {
        @Override
        public String text() {
            return "duration";
        }

        @Override
        public String beforeTime() {
            return "recorded";
        }
    }

    /// A signal to psrec ended the recording; the target goes on.
    record Stopped(String signalName) implements Outcome {
        @Override
        public String text() {
            return "stopped by " + signalName;
        }
    }

    /// psrec could not go on.
    record Failed(String why) implements Outcome {
        @Override
        public String text() {
            return "failed: " + why;
        }

        @Override
        public String beforeTime() {
            return text() + ", after";
        }
    }
}
