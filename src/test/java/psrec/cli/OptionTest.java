package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionTest {
    @Test
    void namesAreUniqueAndInKebabCase() {
        List<String> words = Arrays.stream(Option.values()).map(Option::word).toList();
        assertThat(words).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void lettersAreUnique() {
        List<String> letters = Arrays.stream(Option.values())
                .map(Option::letter)
                .filter(letter -> !letter.isEmpty())
                .toList();
        assertThat(letters).doesNotHaveDuplicates().containsExactly("i", "d", "e", "o", "q", "h");
    }

    @Test
    void everyOneIsFoundByItsNames() {
        for (Option option : Option.values()) {
            assertThat(Option.ofWord(option.word())).isEqualTo(option);
            assertThat(option.letter().isEmpty() || Option.ofLetter(option.letter()) == option)
                    .isTrue();
        }
        assertThat(Option.ofWord("nonsense")).isNull();
        assertThat(Option.ofWord("")).isNull();
        assertThat(Option.ofLetter("x")).isNull();
    }

    @Test
    void everyModeIsFoundByItsWord() {
        for (Mode mode : Mode.values()) {
            assertThat(Mode.of(mode.word())).isEqualTo(mode);
        }
        assertThat(Mode.of("record")).isNull();
    }
}
