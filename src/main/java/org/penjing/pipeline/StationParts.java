package org.penjing.pipeline;

import java.nio.file.Path;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.Workbench;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.process.ChildJvms;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The beans that make a server do real work; given to the server on its start, so tests may give others. */
@EnableConfigurationProperties(MemoryProperties.class)
public class StationParts {
    @Bean
    Catalogue catalogue(@Value("${penjing.root:.}") String root) {
        return Catalogue.load(Path.of(root));
    }

    @Bean
    Catalog catalog(Catalogue catalogue) {
        return catalogue;
    }

    @Bean
    Workbench workbench(Catalogue catalogue, DataFiles files, ChildJvms children, MemoryProperties memory) {
        return new RealWorkbench(
                catalogue,
                files,
                children,
                memory.training().megabytes(),
                memory.scoring().megabytes());
    }
}
