package psrec.process;

/// Sleeps until something happens.
public interface Watch {
    /// What woke psrec.
    interface Listener {
        /// A signal for psrec itself.
        ///
        /// @param fromTerminal true where a terminal sent it to its whole foreground group
        void signal(int number, boolean fromTerminal);

        /// A child may have ended.
        void childChanged();

        /// The watched process has ended.
        void watchedEnded();
    }

    /// Sleeps until `System.nanoTime()` reaches the deadline or something happens, whichever is first, and tells
    /// the listener what did.
    void await(long deadlineNanos, Listener listener);
}
