namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>A command line of the program.</summary>
/// <param name="Words">What is no option.</param>
/// <param name="Json">Whether <c>--json</c> was given.</param>
/// <param name="Available">Whether <c>--available</c> was given.</param>
/// <param name="Marketplace">The value of <c>-m</c> or <c>--marketplace</c>.</param>
internal sealed record CodexArguments(IReadOnlyList<string> Words, bool Json, bool Available, string? Marketplace)
{
    public static CodexArguments Parse(IReadOnlyList<string> arguments)
    {
        var words = new List<string>();
        var json = false;
        var available = false;
        string? marketplace = null;
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--json":
                    json = true;
                    break;
                case "--available":
                    available = true;
                    break;
                case "-m" or "--marketplace" when index + 1 < arguments.Count:
                    marketplace = arguments[++index];
                    break;
                case ['-', ..] option:
                    throw new CodexFailure($"unexpected argument '{option}' found", 2);
                default:
                    words.Add(arguments[index]);
                    break;
            }
        }

        return new(words, json, available, marketplace);
    }

    public static string PluginOf(string word) => word.LastIndexOf('@') is > 0 and var at ? word[..at] : word;

    // A word that is no id of a plugin counts as a name without a marketplace.
    public string MarketplaceOf(string word) => word.LastIndexOf('@') is > 0 and var at && CodexMarketplace.IsName(word[..at])
        ? word[(at + 1)..]
        : Marketplace ?? throw new CodexFailure("plugin requires --marketplace unless passed as <plugin>@<marketplace>");
}
