package psrec.live;

import java.nio.file.Path;

/// What a workload says of itself at its end, by getrusage(2): the kernel's own account.
///
/// @param own CPU seconds by itself
/// @param children CPU seconds of its children that it waited for
/// @param peakRssBytes the most memory it ever had
record Truth(double own, double children, double peakRssBytes) {
    static Truth read(Path file) {
        String[] numbers = Live.text(file).strip().split(" ");
        return new Truth(
                Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
    }

    double cpu() {
        return own + children;
    }
}
