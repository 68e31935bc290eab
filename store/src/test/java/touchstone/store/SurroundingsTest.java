package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {

    @ParameterizedTest
    @ValueSource(strings = { "/home/a/Dropbox/p.touchstone", "/home/a/Dropbox (Lab)/x/p.touchstone",
            "/home/a/OneDrive - Clinic/p.touchstone", "/home/a/Nextcloud/p.touchstone",
            "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/p.touchstone", "/home/a/Google Drive/p.touchstone",
            "/Users/a/Library/CloudStorage/Box-Box/p.touchstone", "/G:/Meine Ablage/p.touchstone",
            "/home/a/sciebo/p.touchstone" })
    void aFolderThatAServiceKeepsInStepIsKnownByItsName(String path) {
        assertEquals(Optional.of(Surroundings.CLOUD), Surroundings.of(Path.of(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "cifs", "nfs4", "smb3", "fuse.sshfs", "CIFS", "lustre" })
    void aNetworkDriveIsKnownByItsFileSystem(String type) {
        assertTrue(Surroundings.isNetwork(type));
    }

    @Test
    void whoHasItOpenOnAnotherMachineOrLeftItSoIsTold(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("p.touchstone"));
        Occupant.now(Instant.EPOCH, file).writeBeside(file);
        assertEquals(Optional.empty(), Surroundings.openElsewhere(file));
        new Occupant("Ann", "another-machine", Instant.EPOCH, null).writeBeside(file);
        assertTrue(Surroundings.openElsewhere(file).orElseThrow().contains("Ann on another-machine"));
        Occupant.removeBeside(file);
        assertEquals(Optional.empty(), Surroundings.openElsewhere(file));
    }

    @Test
    void aDriveOfThisMachineIsNoDanger() {
        assertFalse(Surroundings.isNetwork("ext4"));
        assertFalse(Surroundings.isNetwork("NTFS"));
    }
}
