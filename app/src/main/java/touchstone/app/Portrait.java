package touchstone.app;

import java.util.ArrayList;
import java.util.List;
import touchstone.model.Messages;

/**
 * Draws the workstation with a project in it to a picture, without a display: {@code PROJECT OUT.png [--size WxH]
 * [--theme dark|light] [--image NAME]}, at most 1000 by 1000. Needs {@code -Dglass.platform=Headless -Dprism.order=sw},
 * which it sets where they are not given.
 */
public final class Portrait {

    private Portrait() {
    }

    public static void main(String... args) {
        if (args.length < 2) {
            System.err.println(Messages.beside(Portrait.class).text("usage.portrait"));
            System.exit(2);
        }
        System.exit(take(args));
    }

    /**
     * @param args project, picture and what else the window's own command line takes
     * @return the exit status; the toolkit starts once in a process
     */
    public static int take(String... args) {
        List<String> arguments = new ArrayList<>(List.of("--size", "1000x700", "--reading", args[0], "--screenshot",
                args[1]));
        arguments.addAll(List.of(args).subList(2, args.length));
        return unseen(arguments.toArray(String[]::new));
    }

    /** Runs the workstation in a window that nobody sees. */
    static int unseen(String... arguments) {
        // The toolkits read these once, when they start.
        System.setProperty("java.awt.headless", "true");
        if (System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        return Main.run(arguments);
    }
}
