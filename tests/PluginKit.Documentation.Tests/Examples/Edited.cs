// snippet: editing
using PluginKit.Editing;

// end snippet
namespace PluginKit.Documentation.Tests.Examples;

internal static class Edited
{
    public static async Task EditAsync()
    {
        // snippet: editing
        byte[] config = await File.ReadAllBytesAsync("config.toml");

        StructuredEditResult edit = StructuredText.Apply(TextFormat.Toml, config,
        [
            new SetMember { Path = KeyPath.Of("plugins", "review@acme", "enabled"), Value = true },
            new RemoveMember { Path = KeyPath.Of("plugins", "old@acme"), RemoveEmptyParents = true },
        ]);

        if (!edit.IsOk)
        {
            Console.Error.WriteLine($"config.toml({edit.Error!.Line},{edit.Error.Column}): {edit.Error.Message}");
        }
        else if (edit.Changed)
        {
            await File.WriteAllBytesAsync("config.toml", edit.Bytes);
        }
        // end snippet
    }

    public static bool? Read(byte[] bytes)
    {
        // snippet: editing-read
        StructuredReadResult settings = StructuredText.Read(TextFormat.Json, bytes);
        bool? enabled = settings.Find(KeyPath.Of("enabledPlugins", "review@acme"))?.GetValue<bool>();
        // end snippet
        return enabled;
    }
}
