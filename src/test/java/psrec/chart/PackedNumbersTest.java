package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedNumbersTest {
    private static final double UNKNOWN = Double.NaN;

    @Test
    void differencesTakeAsFewBytesAsTheyNeed() throws IOException {
        // 1 + 2 * 5; 1 + (2 * 2 - 1); 1 + 2 * 64 in two bytes; unknown; 1 + 0
        assertThat(packed(new double[] {5, 3, 67, UNKNOWN, 67}, 0)).containsExactly(11, 4, 0x81, 0x01, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"7, 0", "0.5, 1", "12.345, 3", "15.626448, 6", "0.30000000000000004, 1", "99.980471, 6", "-2.25, 2"})
    void numbersAreTakenAsTheDecimalsThatTheyAre(double number, int decimals) {
        assertThat(PackedNumbers.decimals(new double[] {1, number, UNKNOWN})).isEqualTo(decimals);
    }

    @Test
    void whatHasNoEndIsKeptToAsManyFiguresAsFit() throws IOException {
        double[] numbers = {1.0 / 3, 2e9 / 7};
        assertThat(PackedNumbers.decimals(numbers)).isEqualTo(6);
        assertThat(unpacked(numbers)).containsExactly(0.333333, 285714285.714286);
    }

    @Test
    void nothingKnownAndNothingAtAll() throws IOException {
        assertThat(unpacked(new double[] {UNKNOWN, UNKNOWN})).containsExactly(UNKNOWN, UNKNOWN);
        assertThat(unpacked(new double[0])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6, 1e5", "3, 100", "0, 1e15", "0, 1e3", "9, 1e4"})
    void numbersComeBackAsTheyWere(int decimals, double most) throws IOException {
        Random random = new Random(decimals);
        double scale = Math.pow(10, decimals);
        double[] numbers = random.doubles(2000, -most, most)
                .map(number -> random.nextInt(10) == 0 ? UNKNOWN : Math.rint(number * scale) / scale + 0.0)
                .toArray();
        assertThat(Arrays.equals(unpacked(numbers), numbers)).isTrue();
    }

    private static int[] packed(double[] numbers, int decimals) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PackedNumbers.write(numbers, decimals, out);
        byte[] bytes = out.toByteArray();
        int[] unsigned = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            unsigned[i] = bytes[i] & 0xff;
        }
        return unsigned;
    }

    /// As the page does it.
    private static double[] unpacked(double[] numbers) throws IOException {
        int decimals = PackedNumbers.decimals(numbers);
        int[] bytes = packed(numbers, decimals);
        double[] read = new double[numbers.length];
        int at = 0;
        double whole = 0;
        for (int i = 0; i < read.length; i++) {
            double count = 0;
            double weight = 1;
            do {
                count += (bytes[at] & 127) * weight;
                weight *= 128;
            } while (bytes[at++] > 127);
            double half = Math.floor((count - 1) / 2);
            whole += count == 0 ? 0 : half * 2 == count - 1 ? half : -half - 1;
            read[i] = count == 0 ? UNKNOWN : whole / Math.pow(10, decimals);
        }
        assertThat(at).isEqualTo(bytes.length);
        return read;
    }
}
