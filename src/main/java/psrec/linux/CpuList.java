package psrec.linux;

import java.nio.charset.StandardCharsets;

/// A list of CPUs as the kernel writes it, cpuset(7): `0-3,8,10-11`.
final class CpuList {
    private CpuList() {}

    /// How many CPUs the list names; 0 where it is not such a list.
    static int count(String list) {
        // With a blank between, "0-3" is two fields of which the second is a negative number.
        byte[] text = list.replace("-", " -").replace(',', ' ').getBytes(StandardCharsets.US_ASCII);
        Fields fields = new Fields();
        fields.set(text, 0, text.length);
        long count = 0;
        long first = 0;
        for (long number = fields.number(); number != Fields.ABSENT; number = fields.number()) {
            boolean endOfRange = number < 0;
            count += endOfRange ? -number - first : 1;
            first = number;
        }
        return (int) count;
    }
}
