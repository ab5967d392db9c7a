using PluginKit.Sources.Tests.Archives;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>
/// Which rows and tests hold the ways in of a plugin to the numbers of <c>reliability.md</c> section 5 A, C and E: an archive (.zip and .tar.gz) and a repository. The way in
/// of bundles has a table of its own in their suite.
/// </summary>
internal static class HostileTable
{
    private const string Intake = "Sources: HostileIntakeSuite.";
    private const string Git = "Sources: GitSourceTests.";
    private const string Server = "Sources: GitServerTests.";
    private const string Repositories = "Sources: HostileRepositoryTests.";
    private const string OfGit = "An archive is no repository.";
    private const string OfBundles = "Of bundles; their table has it.";
    private const string Codex = "Adapters.Codex: StrictReadingTests.";
    private const string Built = "git writes the archive that is unpacked; of a server only objects come, each held to its digest, and what is in them has rows of its own.";

    public static HostileWay Archive { get; } = new(
        "an archive of a plugin",
        HostileArchiveNumbers.Both,
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["A23"] = [Intake + "A23_modes_owners_and_times_of_an_archive_mean_nothing", "Sources: ArchiveExtractionSuite.Bits_beyond_the_executable_one_and_odd_owners_and_times_stay_in_the_archive"],
            ["E77"] = [Codex + "E77_hooks_beside_a_manifest_of_agent_plugins_are_said_to_be_ignored"],
            ["E78"] = [Codex + "E78_extensions_of_every_kind_are_loaded_as_the_client_loads_them"],
            ["A25"] =
            [
                Intake + "A25_an_archive_in_an_archive_is_a_file_and_told_to_be_unread", "Sources: TrueSizeTests.A25_ten_gigabytes_of_zeros_are_refused_in_bounded_memory",
                "Sources: TrueSizeTests.A25_a_million_empty_files_are_refused_in_bounded_memory",
            ],
            ["A27"] = [Intake + "A27_a_manifest_that_is_a_folder_is_no_manifest"],
            ["A28"] = [Intake + "A28_two_folders_at_the_top_are_the_package_as_it_is", "Sources: ArchiveSourceSuite.A_package_has_the_digest_that_its_folder_has"],
            ["E71"] = ["Authoring: PackageScreeningSuite.A_page_an_answer_or_a_pointer_in_place_of_a_file_is_none", "Sources: ArchiveSourceSuite.A_pin_that_does_not_fit_is_refused"],
            ["E72"] = ["Catalog: TrueSizeTests.B43_of_ten_thousand_entries_of_a_marketplace_one_that_is_odd_costs_only_itself"],
            ["E73"] = [Intake + "E73_what_stands_behind_a_hundred_thousand_lines_is_found_and_what_is_not_read_is_listed", "Authoring: PackageScreeningSuite.What_cannot_be_read_as_text_is_listed_and_never_clean"],
            ["E74"] =
            [
                "Contracts: HiddenCharactersTests.The_three_flags_that_are_written_with_tags_pass", "Contracts: HiddenCharactersTests.Tags_are_decoded_also_behind_a_flag_that_does_not_exist_and_without_an_end",
                "Authoring: PackageScreeningSuite.What_tags_say_to_a_model_is_told",
            ],
            ["E75"] = [Intake + "E75_a_comment_that_is_changed_after_it_was_pinned_is_another_archive"],
            ["E76"] = ["Authoring: PackageScreeningSuite.Comments_in_instructions_are_told_with_their_lines_and_are_no_error"],
            ["E79"] = ["Platform: PackageTreesTests.A_link_in_a_package_is_refused_and_named"],
            ["E80"] = [Intake + "E80_a_path_with_the_name_of_a_variable_is_taken_as_it_is_written"],
        },
        Reasons(OfGit, Enumerable.Range(46, 13).Select(static number => $"C{number}"), Shared));

    public static HostileWay Repository { get; } = new(
        "a repository",
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["A1"] = ["name 0 "],
            ["A4"] = ["name 2 "],
            ["A5"] = ["name 3 "],
            ["A6"] = ["name 4 "],
            ["A7"] = ["name 5 "],
            ["A8"] = ["name 6 "],
            ["A10"] = ["name 7 "],
            ["A11"] = ["name 1 "],
            ["A12"] = ["name 8 ", "name 9 "],
            ["A13"] = ["name 10 ", "name 11 ", "name 12 ", "name 13 "],
            ["A14"] = ["name 14 "],
            ["A15"] = ["name 15 ", "two hundred levels", "five thousand characters"],
            ["A16"] = ["link"],
            ["A17"] = ["links chained"],
            ["A22"] = ["case", "both forms of one name", "file and folder", "same name", "name 16 "],
            ["A25"] = ["ten thousand million folders", "ten thousand million files", "file of eighty megabytes"],
            ["A27"] = ["manifest as a link"],
            ["C49"] = ["submodule whose address is an option", "submodule whose name leads elsewhere", "submodule whose path ends in a carriage return", "list of submodules as a link", "submodule"],
            ["C50"] = ["link of another case that leads to the hooks of a submodule", "filter whose program a link of another case puts in place"],
            ["C55"] = ["name 17 ", "name 18 ", "name 19 ", "name 20 ", "folder of Git's own", "folder of Git's own in a folder", "file of Git's own in a folder"],
            ["C56"] = ["five hundred thousand files", "eleven thousand files", "ten thousand million files", "file of eighty megabytes"],
        },
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["C46"] = [Repositories + "C46_a_reference_that_would_run_or_leave_something_is_refused_before_git_is_asked", Git + "A_revision_that_is_none_is_refused"],
            ["C47"] = [Repositories + "C46_a_reference_that_would_run_or_leave_something_is_refused_before_git_is_asked"],
            ["C48"] = [Repositories + "C46_a_reference_that_would_run_or_leave_something_is_refused_before_git_is_asked"],
            ["C51"] = [Repositories + "C51_links_in_the_store_of_a_repository_bring_nothing_of_this_machine", Repositories + "C51_a_repository_of_another_user_is_refused"],
            ["C52"] = [Repositories + "C52_no_configuration_around_runs_anything_or_leads_elsewhere", Git + "Variables_that_move_git_are_not_passed_on", Git + "An_executable_stays_one_and_nothing_of_a_repository_runs"],
            ["C53"] =
            [
                Repositories + "C53_a_branch_that_is_called_HEAD_or_like_an_option_is_only_what_its_whole_name_says", Git + "A_revision_that_is_none_is_refused",
                Git + "A_branch_that_is_named_like_a_commit_is_not_taken_for_it", Git + "A_branch_and_a_tag_of_one_name_have_to_be_told_apart", Git + "A_branch_a_tag_an_annotated_tag_of_a_tag_and_a_commit_are_found",
            ],
            ["C54"] = [Repositories + "C54_a_repository_of_the_longer_digests_is_read", Git + "A_shortened_commit_is_refused_with_the_reason", Git + "A_branch_a_tag_an_annotated_tag_of_a_tag_and_a_commit_are_found"],
            ["C55"] = [Git + "What_comes_is_what_the_repository_holds_byte_for_byte"],
            ["C56"] =
            [
                "Sources: TrueSizeTests.C56_three_hundred_megabytes_in_a_file_and_two_gigabytes_in_a_repository_are_refused_before_they_are_written_out",
                "Sources: HostileServerTests.C56_a_server_that_stops_in_the_middle_of_the_files_is_left_and_the_next_one_is_not_disturbed", Server + "A_server_that_never_ends_is_left_in_time",
                Git + "More_than_is_allowed_is_not_kept_coming",
            ],
            ["C57"] =
            [
                Repositories + "C57_names_of_repositories_are_bounded_and_mean_one_repository", Repositories + "C46_a_reference_that_would_run_or_leave_something_is_refused_before_git_is_asked",
                Server + "A_server_that_has_something_else_is_told_apart",
            ],
            ["C58"] =
            [
                Repositories + "C58_an_old_git_or_another_program_of_its_name_is_not_used", Repositories + "C58_the_language_of_the_machine_does_not_change_the_answers", "Sources: GitPresenceTests.Without_git_it_is_said_and_nothing_is_tried",
                Server + "A_private_one_says_how_to_sign_in_and_never_asks",
            ],
            ["A23"] = [Git + "An_executable_stays_one_and_nothing_of_a_repository_runs"],
            ["A28"] = [Git + "A_folder_of_a_GitHub_repository_is_a_package_of_its_own"],
            ["E71"] = [Server + "A_server_that_has_something_else_is_told_apart"],
        },
        Reasons(
            "A name in a tree of Git is one segment without a slash and without NUL, which end it.", ["A2", "A3", "A9"],
            Reasons(
                "Git knows files, links, folders and submodules.", ["A18", "A19", "A20", "A21"],
                Reasons(Built, ["A24", "A26"], Reasons(
                    "What is in a package is looked into in the same way wherever it comes from; the row of archives has it.", ["E72", "E73", "E74", "E75", "E76", "E77", "E78", "E79", "E80"], Shared)))));

    private static Dictionary<string, string> Shared => Reasons(OfBundles, ["A29", "A30"], []);

    private static Dictionary<string, string> Reasons(string reason, IEnumerable<string> numbers, Dictionary<string, string> further)
    {
        foreach (var number in numbers)
        {
            further.Add(number, reason);
        }

        return further;
    }
}
