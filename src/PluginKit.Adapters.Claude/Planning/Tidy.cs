using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>
/// Takes away what the client leaves behind in a settings file: the two containers if they are empty and were not there before, the file if it
/// was not there before and holds nothing, the project's <c>.claude</c> folder if it was not there before and is empty.
/// </summary>
internal static class Tidy
{
    /// <param name="traces">What is there.</param>
    /// <param name="before">What was there before the install; without it nothing is taken away.</param>
    public static EditMembersStep Step(OwnTraces traces, IReadOnlyDictionary<string, string>? before)
    {
        var edits = new List<MemberEdit>();
        AddContainer(ReceiptFacts.EnabledExisted, SettingsFile.EnabledMember);
        AddContainer(ReceiptFacts.MarketplacesExisted, SettingsFile.MarketplacesMember);
        return new()
        {
            Phase = StepPhase.AfterCommit,
            Summary = $"Tidy '{traces.Settings.Path}'",
            Path = traces.Settings.Path,
            Format = StructuredFormat.Json,
            Edits = edits,
            DeleteIfEmpty = ReceiptFacts.WasAbsent(before, ReceiptFacts.SettingsExisted),
            PruneUpTo = ReceiptFacts.WasAbsent(before, ReceiptFacts.ProjectFolderExisted) ? traces.View.Locations.WorkspaceRoot : null,
        };

        void AddContainer(string fact, string member)
        {
            if (ReceiptFacts.WasAbsent(before, fact))
            {
                edits.Add(new RemoveMemberEdit { Path = [member], OnlyIfEmpty = true });
            }
        }
    }
}
