package psrec.linux;

import org.jspecify.annotations.Nullable;
import psrec.process.PidList;
import psrec.process.ProcessProbe;
import psrec.process.ProcessSource;

/// The processes of this machine, by /proc and their CPU clocks.
final class LinuxSource implements ProcessSource {
    private final Proc proc;
    private final Births births;

    LinuxSource(Proc proc, Births.Clock clock) {
        this.proc = proc;
        this.births = new Births(proc, clock);
    }

    @Override
    public void skipBirths() {
        births.skip();
    }

    @Override
    public PidList births() {
        return births.look();
    }

    @Override
    public PidList all() {
        return births.all();
    }

    @Override
    public ProcessProbe openChild(int pid) {
        return new LinuxProbe(proc, pid);
    }

    @Override
    public @Nullable ProcessProbe open(int pid) {
        LinuxProbe probe = new LinuxProbe(proc, pid);
        if (probe.readStat() == LinuxProbe.Result.READ) {
            return probe;
        }
        probe.close();
        return null;
    }
}
