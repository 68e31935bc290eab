package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {

    @ParameterizedTest
    @ValueSource(strings = { "/home/a/Dropbox/p.touchstone", "/home/a/Dropbox (Lab)/x/p.touchstone",
            "/home/a/OneDrive - Clinic/p.touchstone", "/home/a/Nextcloud/p.touchstone",
            "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/p.touchstone", "/home/a/Google Drive/p.touchstone" })
    void aFolderThatAServiceKeepsInStepIsKnownByItsName(String path) {
        assertEquals(Optional.of(Surroundings.CLOUD), Surroundings.of(Path.of(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "cifs", "nfs4", "smb3", "fuse.sshfs", "CIFS" })
    void aNetworkDriveIsKnownByItsFileSystem(String type) {
        assertTrue(Surroundings.isNetwork(type));
    }

    @Test
    void aDriveOfThisMachineIsNoDanger() {
        assertFalse(Surroundings.isNetwork("ext4"));
        assertFalse(Surroundings.isNetwork("NTFS"));
    }
}
