package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptorBudgetTest {
    @Test
    void reserveIsNeverGivenOut() {
        assertThat(taken(new DescriptorBudget(64))).isEqualTo(32);
        assertThat(taken(new DescriptorBudget(33))).isEqualTo(1);
        assertThat(taken(new DescriptorBudget(32))).isZero();
        assertThat(taken(new DescriptorBudget(0))).isZero();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        DescriptorBudget budget = new DescriptorBudget(33);
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        budget.giveBack();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void raisedLimitGivesSoManyMore() {
        DescriptorBudget budget = new DescriptorBudget(32);
        budget.grow(5);
        assertThat(taken(budget)).isEqualTo(5);
    }

    @Test
    void noLimitIsAMillionAndNotEndless() {
        assertThat(taken(new DescriptorBudget(-1))).isEqualTo((1 << 20) - 32);
    }

    private static int taken(DescriptorBudget budget) {
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        return taken;
    }
}
