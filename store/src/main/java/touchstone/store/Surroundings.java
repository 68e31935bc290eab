package touchstone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a project lies, as far as that is a danger to it: on a network drive locks may not hold, and a service that keeps a
 * folder in step with others puts whole files in the place of files that are being written. Told by the kind of the file
 * system and by the names of folders; nothing is asked of any network.
 */
public enum Surroundings {
    NETWORK, CLOUD;

    private static final Set<String> NETWORKS = Set.of("cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "afs",
            "afp",
            "afpfs", "webdav", "davfs", "ncpfs", "9p", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs",
            "fuse.s3fs", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.gcsfuse", "fuse.glusterfs", "fuse.ceph-fuse", "ceph",
            "glusterfs", "lustre", "beegfs", "gpfs");
    /** Beginnings of the names that the services give their folders. */
    private static final List<String> CLOUDS = List.of("dropbox", "onedrive", "icloud", "mobile documents",
            "com~apple~clouddocs", "google drive", "googledrive", "my drive", "nextcloud", "owncloud", "pclouddrive",
            "box sync", "seafile", "cloudstorage", "meine ablage", "sciebo", "hidrive", "magentacloud", "polybox",
            "switchdrive", "cernbox", "megasync", "tresorit", "nutstore");

    /** Empty where nothing is known against the place. */
    public static Optional<Surroundings> of(Path file) {
        Path path = file.toAbsolutePath().normalize();
        for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
            String name = folder.getFileName() == null ? "" : folder.getFileName().toString().toLowerCase(Locale.ROOT);
            if (CLOUDS.stream().anyMatch(name::startsWith)) {
                return Optional.of(CLOUD);
            }
        }
        return isNetwork(path) ? Optional.of(NETWORK) : Optional.empty();
    }

    /**
     * What the user has to know before editing of somebody on another machine who has the project open, or left it so.
     * Where the drive has locks, opening is refused while it is open there; where it has none, nothing else tells.
     */
    public static Optional<String> openElsewhere(Path file) {
        return Occupant.elsewhere(file);
    }

    private static boolean isNetwork(Path path) {
        if (path.toString().startsWith("\\\\")) {
            return true;
        }
        try {
            return isNetwork(Files.getFileStore(path).type());
        } catch (IOException untold) {
            return false;
        }
    }

    /** @param type of a file system, as the system names it */
    static boolean isNetwork(String type) {
        return NETWORKS.contains(type.toLowerCase(Locale.ROOT));
    }
}
