package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'0'           | 1",
                "'0\n'         | 1",
                "'0-1'         | 2",
                "'0-3,8,10-11' | 7",
                "'5,7'         | 2",
                "'0,2-3\n'     | 3",
                "'64-127'      | 64",
                "''            | 0",
                "'\n'          | 0",
                "'junk'        | 0"
            })
    void listNamesSoManyCpus(String list, int count) {
        assertThat(CpuList.count(list)).isEqualTo(count);
    }
}
