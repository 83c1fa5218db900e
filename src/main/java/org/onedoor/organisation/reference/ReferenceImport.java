package org.onedoor.organisation.reference;

import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.Importing;

/** Takes one kind of file into the tables it feeds. */
interface ReferenceImport {

    /** A short word for the run, such as {@code practices}. */
    String kind();

    void run(CsvFile file, Importing importing);
}
