package touchstone.cli;

/** Arguments that the parser accepts and the command does not. The message is one sentence for the user. */
final class WrongUsage extends Exception {

    WrongUsage(String sentence) {
        super(sentence);
    }
}
