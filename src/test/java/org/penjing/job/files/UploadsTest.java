package org.penjing.job.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.penjing.job.JobFiles;
import org.penjing.job.JobTestContext;
import org.penjing.job.JobView;
import org.penjing.job.Jobs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        classes = JobTestContext.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:uploads",
            "penjing.home=unused",
            "db-scheduler.enabled=false",
            "penjing.jobs.disk-reserve=1KB"
        })
class UploadsTest {
    @Autowired
    private Uploads uploads;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JobTestContext.SettableClock clock;

    @Autowired
    private Home home;

    @Test
    void whatNoUnfinishedJobNamesIsRemovedAWeekAfterItsLastUse() throws IOException {
        String unused = add("unused");
        String used = add("used");
        String named = add("named");
        JobView job = jobs.submit(jobs.read(JobFiles.bytes(
                JobFiles.with("{\"generator\": {\"puzzle\": \"sudoku\"}}", "{\"file\": \"upload:" + named + "\"}"))));
        clock.advance(Duration.ofDays(4));
        assertThat(uploads.use(used)).isPresent();
        clock.advance(Duration.ofDays(4));
        String newest = add("newest");
        assertThat(uploads.find(unused)).isEmpty();
        assertThat(uploads.find(used)).isPresent();
        assertThat(uploads.find(named)).isPresent();
        jobs.cancel(job.id());
        clock.advance(Duration.ofDays(8));
        add("another");
        assertThat(uploads.find(named)).isEmpty();
        assertThat(uploads.find(newest)).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken off");
            }
        };
        String[] before = home.directory().resolve("data").toFile().list();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> uploads.add(new SequenceInputStream(bytes("half"), broken)));
        assertThat(home.directory().resolve("data").toFile().list()).isEqualTo(before);
    }

    private String add(String content) throws IOException {
        return uploads.add(bytes(content)).digest();
    }

    private static ByteArrayInputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
