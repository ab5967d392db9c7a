using System.CommandLine;
using System.CommandLine.Parsing;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>The options that say which revision of a plugin is wanted, now and later.</summary>
internal sealed class IntentOptions
{
    private readonly Option<string?> _adopt = new("--adopt-new-targets") { Description = "Whether an update installs targets that the plugin gains: auto or manual", HelpName = "auto|manual" };
    private readonly Option<bool> _autoUpdate = new("--auto-update") { Description = "Keep as the user's intent that the plugin is updated; nothing updates unattended" };
    private readonly Option<bool> _noAutoUpdate = new("--no-auto-update") { Description = "Keep as the user's intent that it is not" };
    private readonly Option<bool> _removeDropped = new("--remove-dropped-targets") { Description = "Remove targets that the plugin has no more" };
    private readonly Option<string?> _to = new("--to") { Description = "A kept version, or at least 12 hex digits of its digest", HelpName = "VERSION|DIGEST" };
    private readonly Option<string[]> _accept = new("--accept-rewritten") { Description = "Take this content although the release had other content before; the digest is the one that the refusal names", HelpName = "DIGEST" };
    private readonly Option<bool> _all = new("--all") { Description = "Every managed plugin that the other options leave" };

    public IntentOptions()
    {
        _adopt.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault(static token => token.Value is not ("auto" or "manual")) is { } wrong)
            {
                result.AddError($"--adopt-new-targets takes auto or manual, not '{wrong.Value}'.");
            }
        });
    }

    public IReadOnlyList<Option> OfAdd => [_adopt, _autoUpdate, _noAutoUpdate];

    public IReadOnlyList<Option> OfUpdate => [_all, _adopt, _autoUpdate, _noAutoUpdate, _removeDropped, _accept];

    public IReadOnlyList<Option> OfRollback => [_to];

    /// <summary>What a saved plan may be told, whatever its operation.</summary>
    public IReadOnlyList<Option> OfPlan => [_all, _adopt, _autoUpdate, _noAutoUpdate, _removeDropped, _accept, _to];

    /// <summary>An update says whom it is about: ids, or all, and not both.</summary>
    public void Check(Command update, Argument<string[]> ids) => update.Validators.Add(result =>
    {
        var named = result.GetValue(ids) is { Length: > 0 };
        if (named == result.GetValue(_all))
        {
            result.AddError(named ? "update takes ids or --all, not both." : "update takes one or more ids, or --all.");
        }

        if (result.GetValue(_autoUpdate) && result.GetValue(_noAutoUpdate))
        {
            result.AddError("--auto-update and --no-auto-update exclude each other.");
        }
    });

    /// <summary>Only an update is saved for several plugins, or for all.</summary>
    public void Check(Command save, Argument<string> operation, Argument<string[]> subjects) => save.Validators.Add(result =>
    {
        var (count, all) = (result.GetValue(subjects)?.Length ?? 0, result.GetValue(_all));
        var isUpdate = result.GetValue(operation) == "update";
        if (isUpdate ? (count > 0) == all : all || count != 1)
        {
            result.AddError(isUpdate ? "update takes one or more ids, or --all." : "The operation takes one SOURCE or ID.");
        }
    });

    public Intent Read(ParseResult parsed) => new(
        parsed.GetValue(_adopt),
        parsed.GetValue(_autoUpdate) ? true : parsed.GetValue(_noAutoUpdate) ? false : null,
        parsed.GetValue(_removeDropped),
        parsed.GetValue(_to),
        parsed.GetValue(_accept) ?? []);
}
