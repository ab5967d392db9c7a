using PluginKit.Sources.Tests.Archives;

namespace PluginKit.Bundles.Tests.Hostile;

/// <summary>Which rows and tests hold the way in of bundles (install, fetch, verify) to the numbers of <c>reliability.md</c> section 5 A, C and E.</summary>
public sealed class HostileTableTests
{
    private const string Bundle = "Bundles: HostileBundleSuite.";
    private const string Install = "Bundles: InstallSuite.";
    private const string Zip = "A bundle is a tar.gz: a zip is refused by its first bytes, whatever is in it; the rows of zip files are run all the same.";
    private const string NoRepository = "A bundle is no repository.";

    private static readonly HostileWay s_bundle = new(
        "a bundle",
        HostileArchiveNumbers.Tar,
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["A23"] = [Bundle + "A23_modes_owners_and_times_of_a_bundle_mean_nothing"],
            ["A25"] = [Install + "What_was_not_looked_into_is_told", Install + "Limits_are_data"],
            ["A27"] = [Bundle + "A27_a_manifest_that_is_a_folder_is_a_folder_and_proves_nothing_of_what_the_metadata_says"],
            ["A28"] = [Bundle + "A28_a_bundle_in_a_folder_is_no_bundle"],
            ["A29"] = [Install + "Metadata_that_no_install_may_follow_is_refused", Install + "Metadata_that_does_not_follow_its_format_is_refused", Install + "An_archive_without_metadata_is_no_bundle"],
            ["A30"] =
            [
                "Bundles: ChecksumsTests.A_line_for_exactly_the_name_counts", "Bundles: ChecksumsTests.A_file_that_is_not_quite_one_is_refused", "Bundles: ChecksumsTests.A_name_that_matches_in_part_does_not_count",
            ],
            ["C57"] =
            [
                "Bundles: DownloaderTests.Nobody_is_led_to_a_place_that_may_not_be_asked", "Bundles: UrlFetchTests.An_address_that_may_not_be_asked_is_refused_without_telling_a_secret",
                "Bundles: DownloaderTests.A_proxy_is_asked_for_the_server_and_the_name_is_left_to_it",
            ],
            ["E71"] =
            [
                "Bundles: UrlFetchTests.A_sign_in_page_is_not_taken_for_the_bundle_even_when_its_digest_is_right", "Bundles: UrlFetchTests.A_sign_in_page_in_place_of_the_sidecar_is_no_checksum",
                "Bundles: ReleaseFetchTests.An_answer_that_is_none_of_GitHub_is_told", "Bundles: DownloaderTests.Something_else_under_the_name_is_never_taken_for_the_content",
                Install + "A_page_or_a_pointer_in_place_of_a_skill_is_refused",
            ],
            ["E73"] = [Bundle + "E73_what_stands_behind_a_hundred_thousand_lines_blocks_and_a_text_that_is_too_long_is_told_to_be_unread", Install + "What_was_not_looked_into_is_told"],
            ["E74"] = [Install + "Hidden_text_blocks_with_its_place", Install + "What_was_not_looked_into_is_told"],
            ["E75"] = ["Bundles: BundleSignaturesTests.Bytes_added_after_signing_make_it_invalid_and_not_absent", Install + "A_wrong_digest_is_told_before_anything_is_unpacked"],
            ["E76"] = [Bundle + "E76_a_comment_in_a_skill_is_told_with_its_line_and_blocks_nothing"],
            ["E80"] = [Bundle + "E80_a_destination_with_the_name_of_a_variable_is_taken_as_it_is_written"],
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["A24"] = Zip,
            ["C46"] = NoRepository,
            ["C47"] = NoRepository,
            ["C48"] = NoRepository,
            ["C49"] = NoRepository,
            ["C50"] = NoRepository,
            ["C51"] = NoRepository,
            ["C52"] = NoRepository,
            ["C53"] = NoRepository,
            ["C54"] = NoRepository,
            ["C55"] = NoRepository + " Its own folder in a bundle is refused as in any archive (rows 26 to 30 of the names).",
            ["C56"] = NoRepository,
            ["C58"] = NoRepository,
            ["E72"] = "Of catalogs.",
            ["E77"] = "Bundles of this kind carry authored files, and no install of one tells a client anything; the row of packages has it.",
            ["E78"] = "As E77.",
            ["E79"] = "Out of an archive comes no link and no junction: A16 to A20.",
        });

    public static TheoryData<string> Numbers => [.. HostileWay.Numbers];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_number_is_tested_for_a_bundle_or_says_why_not(string number) => s_bundle.ShouldCover(number, [.. HostileArchives.All.Keys]);

    [Fact]
    public void The_table_has_no_number_that_is_not_on_the_list() => s_bundle.ShouldHaveNoOtherNumbers();
}
