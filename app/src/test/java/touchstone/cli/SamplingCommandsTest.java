package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sample sizes, intervals and plans from the command line. */
class SamplingCommandsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            proportion --k 0 --n 100 --population 1000                                 | "highCount":28
            proportion --k 0 --n 0                                                     | "undefined":"EMPTY"
            proportion --k 3 --n 100 --method beta                                     | "method":"clopperPearson"
            sample-size --margin 0.05 --population 1000                                | "n":278
            sample-size --discover 0.01 --population 500                               | "n":225
            sample-size --discover 0.01 --allow 5 --population 100                     | "undefined":"NO_PLAN"
            acceptance --producer 0.01,0.05 --consumer 0.05,0.1                        | "n":132,"c":3,"r":4
            acceptance --producer 0.01,0.05 --consumer 0.05,0.1 --population 1000      | "n":128,"c":3,"r":4
            acceptance --producer 0.01,0.05 --consumer 0.05,0.1 --poisson              | "n":134,"c":3,"r":4
            acceptance --producer 0.01,0.01 --consumer 0.0101,0.01                     | "undefined":"NO_PLAN"
            """)
    void answersEqualTheReferences(String command, String part) {
        String answer = Cli.run((Object[]) ("metric " + command + " --json").split(" ")).json().toString();
        assertTrue(answer.contains(part), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            proportion --k 4 --n 3                                  | --k counts from 0 to --n
            proportion --k 4 --n 30 --population 20                 | cannot be drawn
            proportion --k 4 --n 30 --confidence 95                 | above 0 and below 1
            proportion --k 4 --n 30 --method hypergeometric         | how many there are
            sample-size                                             | --margin
            sample-size --discover 0                                | rate above 0
            acceptance --producer 0.01,0.95 --consumer 0.05,0.1     | below 0.5
            acceptance --producer 0.05,0.05 --consumer 0.01,0.1     | must be smaller
            acceptance --n 10 --c 10                                | --c from 0
            acceptance --n 10                                       | both --n and --c
            """)
    void whatIsWrongIsSaidInASentence(String command, String part) {
        String sentence = Cli.run((Object[]) ("metric " + command).split(" ")).refusal(2);
        assertTrue(sentence.contains(part), sentence);
    }
}
