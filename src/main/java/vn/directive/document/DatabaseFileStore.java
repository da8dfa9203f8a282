package vn.directive.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.shared.NotFoundException;

/** Files in PostgreSQL, in chunks: one backup holds everything, and no file is ever whole in memory. */
@Component
class DatabaseFileStore implements FileStore {

    private static final int CHUNK = 1 << 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    DatabaseFileStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void put(String sha256, long size, Path file) {
        // A second writer of the same content waits here for the first one's commit and then finds it kept.
        int added = jdbc.sql("""
                insert into file_content (sha256, size, created_at) values (?, ?, ?) on conflict do nothing""")
                .params(sha256, size, java.sql.Timestamp.from(clock.instant())).update();
        if (added == 0) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = in.readNBytes(CHUNK);
            for (int position = 0; chunk.length > 0; position++, chunk = in.readNBytes(CHUNK)) {
                jdbc.sql("insert into file_chunk (sha256, position, content) values (?, ?, ?)")
                        .params(sha256, position, chunk).update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last chunk may be tiny: the one before it belongs to the answer. */
    @Override
    public byte[] tail(String sha256) {
        List<byte[]> last = jdbc.sql("""
                select substring(content from greatest(length(content) - 4095, 1)) from file_chunk
                where sha256 = ? order by position desc limit 2""").param(sha256).query(byte[].class).list();
        if (last.isEmpty()) {
            throw new NotFoundException("Không tìm thấy nội dung tệp.");
        }
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (int i = last.size() - 1; i >= 0; i--) {
            tail.writeBytes(last.get(i));
        }
        return tail.toByteArray();
    }

    @Override
    public InputStream open(String sha256) {
        int chunks = jdbc.sql("select count(*) from file_chunk where sha256 = ?").param(sha256)
                .query(Integer.class).single();
        if (chunks == 0) {
            throw new NotFoundException("Không tìm thấy nội dung tệp.");
        }
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < chunks;
            }

            @Override
            public InputStream nextElement() {
                if (!hasMoreElements()) {
                    throw new NoSuchElementException();
                }
                return new ByteArrayInputStream(
                        jdbc.sql("select content from file_chunk where sha256 = ? and position = ?")
                                .params(sha256, next++).query(byte[].class).single());
            }
        });
    }
}
