package vn.directive.document;

import java.io.InputStream;
import java.nio.file.Path;

/** Where the bytes of files are kept, once per content. The database by default; a disk may take its place. */
interface FileStore {

    /**
     * Keeps a file unless the same content is kept already; part of the running transaction.
     *
     * @param sha256 lower-case hexadecimal digest of the content
     * @param size bytes, more than 0
     */
    void put(String sha256, long size, Path file);

    /**
     * Content as a stream that the caller closes; it may be read after the transaction.
     *
     * @throws vn.directive.shared.NotFoundException when no such content is kept
     */
    InputStream open(String sha256);

    /**
     * The last bytes of a content, some kilobytes at least unless it is shorter.
     *
     * @throws vn.directive.shared.NotFoundException when no such content is kept
     */
    byte[] tail(String sha256);
}
