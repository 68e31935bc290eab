package touchstone.store.image;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The elements of a DICOM file that tell who or where somebody is (PS3.15, table E.1-1), by the names of PS3.6. */
final class DicomPersonal {

    private static final Map<Personal.Kind, Map<Integer, String>> ELEMENTS = new EnumMap<>(Map.of(
            Personal.Kind.PERSON,
            new TreeMap<>(Map.ofEntries(Map.entry(0x00100010, "PatientName"), Map.entry(0x00100020, "PatientID"),
                    Map.entry(0x00100030, "PatientBirthDate"), Map.entry(0x00101000, "OtherPatientIDs"),
                    Map.entry(0x00101001, "OtherPatientNames"), Map.entry(0x00101005, "PatientBirthName"),
                    Map.entry(0x00101040, "PatientAddress"), Map.entry(0x00101060, "PatientMotherBirthName"),
                    Map.entry(0x00102154, "PatientTelephoneNumbers"), Map.entry(0x00080090, "ReferringPhysicianName"),
                    Map.entry(0x00081048, "PhysiciansOfRecord"), Map.entry(0x00081050, "PerformingPhysicianName"),
                    Map.entry(0x00081060, "NameOfPhysiciansReadingStudy"), Map.entry(0x00081070, "OperatorsName"),
                    Map.entry(0x00321032, "RequestingPhysician"), Map.entry(0x00700084, "ContentCreatorName"))),
            Personal.Kind.PLACE,
            new TreeMap<>(Map.of(0x00080080, "InstitutionName", 0x00080081, "InstitutionAddress", 0x00081010,
                    "StationName", 0x00081040, "InstitutionalDepartmentName")),
            Personal.Kind.SERIAL,
            new TreeMap<>(Map.of(0x00080050, "AccessionNumber", 0x00181000, "DeviceSerialNumber", 0x00200010,
                    "StudyID")),
            Personal.Kind.TEXT,
            new TreeMap<>(Map.of(0x00104000, "PatientComments", 0x001021b0, "AdditionalPatientHistory", 0x00204000,
                    "ImageComments"))));

    private DicomPersonal() {
    }

    static Personal of(DicomFile file) throws IOException {
        Map<Personal.Kind, Set<String>> found = new EnumMap<>(Personal.Kind.class);
        for (Map.Entry<Personal.Kind, Map<Integer, String>> kind : ELEMENTS.entrySet()) {
            for (Map.Entry<Integer, String> element : kind.getValue().entrySet()) {
                if (!file.data().text(element.getKey()).isEmpty()) {
                    found.computeIfAbsent(kind.getKey(), k -> new TreeSet<>()).add(element.getValue());
                }
            }
        }
        return new Personal(found);
    }
}
