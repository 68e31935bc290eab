package touchstone.cli;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[]{ "touchstone " + number() };
    }

    static String number() {
        return ResourceBundle.getBundle("touchstone.cli.version").getString("version");
    }
}
