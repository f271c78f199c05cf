package psrec.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PidListTest {
    private final PidList list = new PidList();

    @Test
    void listGrowsAndKeepsItsOrder() {
        for (int i = 0; i < 1000; i++) {
            list.add(i * 3);
        }
        assertThat(list.size()).isEqualTo(1000);
        assertThat(list.get(64)).isEqualTo(192);
        assertThat(list.get(999)).isEqualTo(2997);
    }

    @Test
    void someCanBeTakenOut() {
        for (int i = 0; i < 10; i++) {
            list.add(i);
        }
        list.removeIf(pid -> pid % 3 != 0);
        assertThat(list.size()).isEqualTo(4);
        assertThat(list.get(3)).isEqualTo(9);
    }

    @Test
    void clearedListIsEmpty() {
        assertThat(list.isEmpty()).isTrue();
        list.add(7);
        assertThat(list.isEmpty()).isFalse();
        list.clear();
        assertThat(list.isEmpty()).isTrue();
    }
}
