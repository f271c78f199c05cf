package psrec.linux;

import psrec.process.CpuCounter;
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
    public boolean sawAllBirths() {
        return births.sawAll();
    }

    @Override
    public PidList all() {
        return births.all();
    }

    // kcmp(2) needs the right to trace both processes; some kernels and sandboxes do not have it at all.
    @Override
    public Sharing sharing(int pid, int other) {
        int order = Libc.compareAddressSpaces(pid, other);
        if (order == 0) {
            return Sharing.SHARED;
        }
        return order > 0 || order == -Errno.ESRCH ? Sharing.SEPARATE : Sharing.UNKNOWN;
    }

    @Override
    public CpuCounter cpuCounter(boolean children) {
        return new LinuxCpuCounter(proc, Libc::openCpuCounter, children);
    }

    @Override
    public ProcessProbe open(int pid) {
        return new LinuxProbe(proc, pid);
    }
}
